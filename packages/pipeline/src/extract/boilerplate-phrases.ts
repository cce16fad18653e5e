/** Words by which a block of text says that it is not part of the article it stands in. */
export interface BoilerplatePhrase {
  readonly kind:
    | 'read-more'
    | 'follow'
    | 'subscribe'
    | 'copyright'
    | 'credit'
    | 'byline'
    | 'date'
    | 'share'
    | 'tags'
    | 'comments'
    | 'advert'
    | 'bio'
  readonly pattern: RegExp
  /** A longer block is prose that happens to begin so. */
  readonly longest: number
}

export const boilerplatePhrases: readonly BoilerplatePhrase[] = [
  {
    kind: 'read-more',
    pattern:
      /^[\W_]*(?:also read|read also|also|read|more|full (?:coverage|story)|from the archives?|also see|see also|read more|read next|read full|read on|read this|read here|must read|further reading|more information|more (?:on|from|in|to read|stories|news|about|coverage)|related(?: (?:story|stories|article|articles|news|coverage|content|posts?|topics?|links?|reading))?|recommended(?: (?:for you|stories|reading))?|you (?:may|might|could) (?:also )?(?:like|be interested)|don['’]t miss|in case you missed it|icymi|watch(?: also| now| live| more| video| here)?|listen(?: to| now| here)?|editor['’]s picks?|trending(?: now)?|top stories|latest(?: news| stories)?|most read|what to read next|up next|next story|previous story|keep reading|continue reading|story continue[sd] below|scroll (?:down )?(?:for|to)|click here|tap here|full story|find out more|learn more)\s*(?:[:|»›>–—-]|$)/iu,
    longest: 220,
  },
  {
    kind: 'read-more',
    pattern:
      /^[\W_]*(?:(?:also read|read also)(?! (?:out|by|from|in)\b)|read more about|read more from|read the full|click here (?:to|for)|tap here to|continue reading|keep reading|scroll down to|story continue[sd] below|article continue[sd] (?:below|after)|(?:watch|see) (?:the )?(?:video|photos|pictures) (?:below|here))\b/iu,
    longest: 200,
  },
  {
    kind: 'read-more',
    pattern:
      /^[^\p{L}]*(?:(?:à )?lire aussi|lisez aussi|lee también|lea también|te puede interesar|leia (?:também|mais)|veja também|lesen sie auch|mehr zum thema|lees ook|baca juga|läs också|czytaj także|zobacz też|leggi anche|читайте также|bunu da oku|اقرأ أيضا|اقرأ أيضًا|بیشتر بخوانید|यह भी पढ़ें|ये भी पढ़ें|مزید پڑھیں|our standards)(?!\p{L})\s*[:|»›>–—-]?/iu,
    longest: 220,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:follow|like|find|join|connect with|visit|catch) (?:us|our|[\w ]{1,30}) on (?:our )?(?:facebook|twitter|x\b|instagram|whatsapp|telegram|youtube|google|linkedin|tiktok|social)/iu,
    longest: 260,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:s[ií]g(?:a|ue|anos|uenos|a-nos|am-nos)\b.{0,40}\b(?:en|no|na|nas|nos)|suivez(?:-| )\S{1,30}.{0,20} sur|folgen sie (?:uns|\S+) (?:auf|bei)|seguici su|seguiteci su|volg ons op|följ oss på|følg oss på|obserwuj nas|podpi\S+ na|bizi .{0,20}takip edin)\b.{0,60}\b(?:google|facebook|twitter|x|instagram|whatsapp|telegram|youtube|tiktok|linkedin|threads|bluesky)\b/iu,
    longest: 160,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:follow (?:all of |more of )?[\w ]{1,30}['’]s? (?:full |live |complete )?coverage\b|(?:follow|like) (?:us(?:[\W_]*$| (?:on (?:our|social|face|twit|x\b|insta|whats|tele|you|google|linked|tik|threads|blue)|for (?:more|all|our|the latest|daily|breaking|live|news|updates|alerts)\b|at \S+[./@]\S|(?:here|now)(?:[\W_]*$|[,:!]?\s+(?:for|on|to)\b)|(?:at )?@))|@\w+|[\w.@]{1,30} on (?:twitter|x|facebook|instagram)))/iu,
    longest: 160,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:join|subscribe to|follow) (?:our|the|[\w ]{1,30}['’]s) (?:official )?(?:whatsapp|telegram|youtube|google news|facebook|channel)|^[\W_]*(?:download|get|install) (?:the|our) [\w ]{0,40}\bapp\b|\bavailable (?:for (?:free|download) )?(?:on|in|at|from) (?:(?:the|both|apple|google|play|app|store|stores|and|or|ios|android|your)[ ,]+){0,9}(?:google play|play store|app store)(?: store)?[.!]?$/iu,
    longest: 260,
  },
  {
    kind: 'follow',
    pattern:
      /^(?:[^:|]{2,60}:)?[\W_]*(?:(?:facebook|x|twitter|instagram|youtube|tiktok|threads|whatsapp|telegram|linkedin|bluesky|reddit|pinterest|snapchat|rss)[\W_]+(?:(?:and|or|page|channel)[\W_]+)?){2,}(?:\w{1,12})?[\W_]*$/iu,
    longest: 160,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:follow|use|click|tap|open) (?:on )?(?:this|the) (?:link|button) (?:below )?to (?:join|follow|subscribe)\b/iu,
    longest: 160,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*[\p{L}\d ’'&.-]{2,40} is now on (?:whatsapp|telegram|youtube|google news|facebook|instagram)[.!]?\s+(?:click|tap|join|follow|subscribe)\b[^,“”"]{0,120}$|^[\W_]*(?:[^.?!]{0,80}\?\s+)?(?:click|tap) (?:here )?to (?:join|follow|subscribe|sign up)\b[^,“”"]{0,80}$/iu,
    longest: 180,
  },
  {
    kind: 'subscribe',
    pattern:
      /^[\W_]*(?:(?:subscribe|sign ?up)(?:[\W_]*$| (?:now|today|here|below|with|by|free|via)\b|[:|!]| (?:for|to) (?:our|your|free|a|an|get|read|receive|be|stay|continue|keep|unlock|support|access|hear|join|breaking|new|news|daily|weekly|email|e-mail|text|alerts|updates|exclusive|unlimited|full|more|us|this)\b)|log ?in (?:to|or)|get (?:the |our |all the |[\p{L} ]{2,30}['’]s )?(?:latest|breaking|top|best|daily|morning|news|stories|updates|email)\b(?=.*\b(?:news\w*|headlines|stories|story|updates|alerts|emails?|briefing|scores|app|inbox|weather|coverage|notifications|content)\b)|for (?:all )?(?:the |our )?(?:latest|more|breaking) (?:[\p{L}-]+ ){0,3}(?:news|updates|stories)(?:(?= .*\b(?:visit|download|follow|click|subscribe|check|log|go to|join|tune|read|watch|see|like|sign|head|tap|stay|get|call|text)\b)|[,:]|[^,]{0,40}$)|find out what['’]s happening in|stay (?:updated|informed|up to date|connected|tuned)|enter your email|your email|sign me up|(?:thank you|thanks) for (?:subscribing|signing up|reading)(?:\W*$|[.!,]| (?:the|our|this|and)\b|(?=.*\b(?:subscribe|support|donate|share)\b))|become a (?:member|subscriber)|already (?:a|an) (?:subscriber|member)(?:\W*$|\?|[\s,.–-]+(?:log|sign)\b)|(?:turn|switch) on notifications|by (?:signing up|subscribing|clicking (?:on|subscribe|sign|submit)|providing your)\b(?=.*\b(?:you|our)\b))/iu,
    longest: 260,
  },
  {
    kind: 'subscribe',
    pattern:
      /^(?!.*\b(?:was|were|had|said|says|told|wrote|warned)\b)[\W_]*(?:[Ss]ubscribe|SUBSCRIBE|[Ss]ign ?[Uu]p|SIGN UP) (?:to|for|TO|FOR) (?:the |THE )?(?:\p{Lu}|(?:\p{L}+ ){0,5}(?:newsletters?|briefings?|alerts|e-?mails?|updates|notifications|podcast|channel)\b|[^,.;:]{2,40}[.!]?$)/u,
    longest: 200,
  },
  {
    kind: 'subscribe',
    pattern:
      /^(?:[^.?!]{0,80}\?\s+)?(?:get|receive|sign up (?:for|to)|subscribe to) (?:[\p{L}’'-]+ ){0,5}(?:newsletter|briefing)s?\b(?: (?:every|each|for|with|from|about|on|by|in)\b[^,“”"]{0,60})?[.!]?$/iu,
    longest: 160,
  },
  {
    kind: 'subscribe',
    pattern:
      /^(?!.*\b(?:said|says|told|wrote|warned)\b)(?=.*\b(?:get|receive|delivered|straight|directly|every|each|daily|weekly|free|best|latest|newsletter)\b)(?:[^.?!]{0,80}\?\s+)?[^“”".?!]* your (?:inbox|mailbox)\b(?:,? (?:every|each|at|by|before|from|on|for|daily|weekly|free)\b[^,“”"]{0,40})?(?:[.!]?$|[.!]\s+(?:sign up|subscribe|no spam|unsubscribe|free)\b)/iu,
    longest: 160,
  },
  {
    kind: 'subscribe',
    pattern:
      /^[\p{L}\d ’'&:.-]{1,50}\bnewsletters?$|^[\W_]*(?:catch|get|read|check out) (?:all )?(?:the |our )?(?:latest|breaking|live|[\p{L}]+ (?:latest )?news\b)/iu,
    longest: 260,
  },
  {
    kind: 'subscribe',
    pattern:
      /^[\W_]*(?:since you['’]?re here\b|(?:be (?:a )?part of |support )?(?:quality|independent|local|honest|fearless|good|public-interest) journalism(?:\W*$| (?:takes|costs|needs|matters|depends|is (?:not |never )?(?:expensive|free|cheap|hard))\b(?:[^.,;]{0,40}[.!]?$|(?!.*\b(?:said|says|told|wrote|warned|found|killed|shot|died)\b)(?=.*\b(?:you|your|us|our|support|subscri\w+|donat\w+|time|money|resources|effort)\b)))|(?:we|but we) have a (?:small )?favou?r to ask|(?:please )?(?:consider )?(?:support|help fund|help us keep) (?:our|independent|quality|local|the [\w ]{1,30}['’]?s) journalism|(?:make|give) a (?:one-time |monthly )?(?:contribution|donation) (?:to (?:us|our|the)|today|now))/iu,
    longest: 600,
  },
  {
    kind: 'copyright',
    pattern:
      /^[\W_]*(?:©|\(c\)\s*(?:19|20)\d\d|copyright (?:©|\(c\)|notice\b)|all rights reserved(?:\W*$|[.;:|,])|all content (?:is )?(?:copyright|©)|(?:this (?:material|article|story|report)|(?:this |our )?content) (?:may not|cannot) be (?:re\w+|published|copied|used|broadcast|shared|distributed)|no part of this (?:publication|website|site|story|article|report|content) (?:may|can|shall|should)\b.{0,40}\b(?:re\w+|copied|used|published|broadcast|shared|distributed)|reproduction (?:in (?:whole|part|any|full)|without)|unauthori[sz]ed (?:use|reproduction)(?:[ ,/]+(?:and|or|of this|of our|of any|is|without|prohibited|republication|distribution)))|\ball rights reserved\.?$|(?:may not|cannot) be (?:published|reproduced|reprinted)[^.]*(?:broadcast|redistributed|rewritten|permission)/iu,
    longest: 420,
  },
  {
    kind: 'copyright',
    pattern:
      /^[\W_]*(?:(?:first )?published (?:in|on|by|at)\b.{0,60}\d{4}[\W_]*$|(?:this|a version of this) (?:story|article|report|piece) (?:was |also )?(?:first |originally |initially )?(?:(?:re)?published|appear(?:s|ed)|produced)\b (?:in (?:partnership|collaboration|association|print|the (?:(?:\w+ ){0,3}(?:edition|issue|section|magazine)\b))|with (?:the )?permission|under (?:a|the)\b)|this (?:story|article|report|post) (?:was|has been) (?:last )?(?:updated|corrected|amended)\b(?: on [\w ,]{4,24})? (?:to (?:include|reflect|add|correct|clarify|show)|with|throughout|since)\b|this (?:entry|post) was (?:posted|filed|tagged|published) (?:in|on|under|by|at|and)\b|you can follow any responses|(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\b(?=.*\b(?:authors?|writers?|contributors?|columnists?|own|personal|not)\b)|disclaimer(?:\s*[:.|–—-]|\W*$)|this (?:story|report|article|copy) (?:was|has (?:not )?been) auto(?:\b|matically\b)|this (?:story|report|article|copy) has (?:not )?been (?:edited|published|created|generated|modified|produced)\b(?=.*\b(?:staff|feed|syndicated|auto\w*|length|clarity|style|partnership|newsroom)\b)|this (?:story|article|copy) was (?:edited|published|created|generated|produced)\b(?=.*\b(?:feed|syndicated|auto\w*|length|clarity|partnership|collaboration|newsroom)\b)|this (?:story|article) (?:was|has been) archived(?: on [\w ,]{4,20})?[.!]?$|this is an archived (?:article|story|page)|this (?:story|article) is (?:more than|over) (?:\w+ ){1,2}old(?:[.!]|$)|(?:except|apart from|other than) (?:for )?the headline, this story|\((?:this|except|only the headline)[^)]{0,60}(?:syndicated|edited|headline|auto-generated|published))/iu,
    longest: 420,
  },
  {
    kind: 'copyright',
    pattern:
      /^[\W_]*(?:(?:This|A version of this) (?:story|article|report|piece|post) (?:was |also )?(?:(?:first|originally|initially) )?(?:re)?(?:published|appear(?:s|ed)|posted) (?:(?<!report was published )by|in|on|at|with) (?:the |The )?(?:\p{Lu}|\d)[\p{L}\d.:’']*(?: (?:(?:the|of|and|on|in|by|for|at|a|p|am|pm|a\.m\.|p\.m\.)|[\p{Lu}\d&][\p{L}\d.,:’'-]*)){0,14}[.]?$|(?:This|A version of this) (?:story|article|report|piece|post) (?:was |also )?(?:first|originally|initially) (?:published|appeared) (?:by|in|on|at|with|as|\p{Lu}|\d)|The post .{1,200} (?:appeared first|first appeared) on (?:the )?\p{Lu})/u,
    longest: 420,
  },
  {
    kind: 'copyright',
    pattern:
      /^[\W_]*(?:Copyright|COPYRIGHT|copyright) (?:(?:19|20)\d\d(?:\s?[-–,]\s?\d{2,4})?[\s,.:|–-]*(?:$|(?:(?:by|the|The|BY) )?\p{Lu}|all rights|©)|(?:of|by|held by|belongs to) (?:the |The )?\p{Lu}[\p{L}&.’']*(?: (?:(?:and|of|the|for)|[\p{Lu}&][\p{L}&.,’'-]*)){0,9}[.]?$)/u,
    longest: 420,
  },
  {
    kind: 'copyright',
    pattern:
      /^(?:Copyright|COPYRIGHT)(?: (?:[\p{Lu}\d&][\p{L}\d&.,’'-]*|and|of|the)){1,7}(?<=(?:19|20)\d\d[.,]?)(?: [Aa]ll [Rr]ights|\. Printed|$)/u,
    longest: 160,
  },
  {
    kind: 'credit',
    pattern:
      /^This (?:story|article|piece|episode) was (?:\p{L}+ and )?(?:edited|produced|reported|written|translated) by \p{Lu}[\p{L}.’'-]+(?:,? (?:(?:and|for|the|with|in)|(?:edited|produced|reported|written|translated) by|\p{Lu}[\p{L}.’'-]+)){0,12}[.]?$/u,
    longest: 160,
  },
  {
    kind: 'credit',
    pattern:
      /^[\W_]*(?:(?:photo|image|picture|file photo|file image|representational image|representative image|featured image|cover (?:photo|image)|photograph|video|graphic|illustration|photos|images|pictures)(?: (?:credit|credits|courtesy|source|by))?\s*[:©/|]|getty images|(?:reuters|ap|afp)\s*[/|]\s*\S+|file photo|file image|representational (?:image|photo)|source:)/iu,
    longest: 160,
  },
  {
    kind: 'credit',
    pattern:
      /^[\W_]*(?:[Pp]hoto|PHOTO|[Ii]mage|IMAGE|[Pp]icture|PICTURE|[Pp]hotograph|[Ii]llustration|[Vv]ideo|VIDEO)[sS]? (?:by|BY|courtesy(?: of)?|COURTESY(?: OF)?|credit|via):? (?:@|the )?[\p{Lu}\d][^.]*$/u,
    longest: 80,
  },
  {
    kind: 'follow',
    pattern:
      /^[\W_]*(?:(?:we|this (?:web)?site|our (?:web)?site|this page) uses? cookies|to (?:view|watch|play|see) this (?:video|content|page),? (?:please|you)|your browser (?:does not|doesn['’]t) support|please (?:enable|turn on) javascript|javascript (?:is|must be) (?:disabled|required|enabled)|sorry, your browser|media playback is)\b/iu,
    longest: 400,
  },
  {
    kind: 'read-more',
    pattern:
      /^[\W_]*(?:video|photos?|in pictures|pictures|gallery|explained|explainer|opinion|analysis)\s*(?:[:|»›>]|$)/iu,
    longest: 160,
  },
  {
    kind: 'credit',
    pattern:
      /^[\W_]*(?:image|media|video|photo|picture) (?:caption|copyright|source)\b|\((?:file |ap |reuters |afp )?(?:photo|image|picture)s?\b[^()]{0,80}\)[\W_]*$|(?:getty images|shutterstock|ap photo|istock|alamy)[\W_]*$/iu,
    longest: 280,
  },
  {
    kind: 'byline',
    pattern:
      /^[\W_]*(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Pp]osted by|[Ee]dited by|[Pp]ublished by|[Aa]uthor|[Rr]eporter|[Cc]ompiled by)\s*:?\s+(?:[\p{Lu}@][\p{L}.'’-]*|and|&|with|in|for|of|de|al|bin|ul|our|staff|web|news|desk|correspondent|reporter|monitoring|agencies)(?:[,|\s]+(?:[\p{Lu}@][\p{L}.'’-]*|and|&|with|in|for|of|de|al|bin|ul|our|staff|web|news|desk|correspondent|reporter|monitoring|agencies)){0,11}[,|\s]*$/u,
    longest: 120,
  },
  {
    kind: 'byline',
    pattern:
      /^[\W_]*(?:(?:our |the |a |special |staff |news |web |bureau |monitoring |online |digital |foreign |national )+(?:reporter|correspondent|desk|report|bureau|staff|team|monitoring)|(?:staff|agencies|web desk|news desk|monitoring report|newspaper['’]s staff reporter))[\s\d:|,.–—-]*$/iu,
    longest: 80,
  },
  {
    kind: 'byline',
    pattern:
      /^[\W_]*(?:[Tt]ext|[Ww]ords|[Rr]eporting|[Pp]hotos?)\s*:\s*\p{Lu}[\p{L}.'’-]*(?:[,:|/&\s]+\p{Lu}[\p{L}.'’-]*){0,9}$/u,
    longest: 90,
  },
  {
    kind: 'date',
    pattern:
      /^[\W_]*(?:(?:last |first )?(?:published|updated|posted|modified|created|issued|date|time|uploaded|publish(?:ed)? date|update(?:d)? (?:at|on))\b[\s:|–—-]*(?:on|at|in)?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sat|sun)(?:day)?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:[a-z]{3,9}|\d{1,2})[\s.,/-]+\d{2,4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2})[\s,|at–—-]*(?:T?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*(?:\(?[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?[\W_]*$/iu,
    longest: 110,
  },
  {
    kind: 'date',
    pattern:
      /^[\W_]*(?:(?:last )?(?:published|updated|posted|modified)\b[\s:|–—-].{0,70}\d{4}.{0,30}|(?:\d+|an?|one|two) (?:min(?:ute)?s?|hours?|days?|weeks?|months?) (?:ago|read)\W*|reading time:?.{0,20}|(?:estimated )?read(?:ing)? time.{0,25}|\d+ views?|\d+ shares?|\d+ comments?|\d+ min(?:ute)?s? read)$/iu,
    longest: 110,
  },
  {
    kind: 'share',
    pattern:
      /^[\W_]*(?:share(?: (?:this|on|via|it|article|story|post)\b.*)?|tweet|pin it|e-?mail(?: this)?|print(?: this)?|whatsapp|facebook|twitter|telegram|linkedin|reddit|copy link|save(?: article)?|bookmark|font size|a[+-]|text size|listen to (?:this )?article.*|gift this article.*|add (?:us )?as (?:a )?preferred source.*|next|previous|prev|back to top|top|loading\W*|close|menu|home|search|skip to .{0,30})[\W_]*$/iu,
    longest: 90,
  },
  {
    kind: 'read-more',
    pattern:
      /^[\W_]*(?:pages?\s*:?\s*(?:\d+\s*){2,}|page \d+ of \d+|(?:continued on |go to |to the )?(?:the )?next page|single page|view (?:as|on) (?:one|a single) page)[\W_]*$/iu,
    longest: 80,
  },
  {
    kind: 'share',
    pattern:
      /^[\W_]*read or share this (?:story|article)\b|^[\W_]*(?:share|comment|share or comment) on this (?:story|article)\b/iu,
    longest: 400,
  },
  {
    kind: 'tags',
    pattern:
      /^[\W_]*(?:(?:this (?:article|story|post) (?:is )?)?tagged (?:under|with|as|in)|tags?|topics?|keywords?|filed under|categories|category|posted in|in this (?:story|article)|related topics?|more topics?)\s*(?:[:|–—]|$)/iu,
    longest: 400,
  },
  {
    kind: 'comments',
    pattern:
      /^[\W_]*(?:comments?(?: \(?\d+\)?| (?:are )?closed\.?)?|leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)|view comments|show comments|add a comment|write a comment|your email address will not be published.*|be the first to comment.*|have your say.*|what do you think\?.*|(?:do you )?have (?:a|any) (?:\w+ )?(?:tip|story|information)\b.*|have something to add to the story\?.*|(?:.{0,120}[?.!]\s+)?(?:tell us|let us know|share your (?:views|thoughts)|have your say)[^.?!]{0,30} in the comments?.*|got a (?:tip|story).*)[\W_]*$/iu,
    longest: 220,
  },
  {
    kind: 'comments',
    pattern:
      /^(?!.*\b(?:said|says|told|wrote|warned|begged)\b)(?:[^.?!]{0,80}\?\s+)?(?:to [\p{L} ]{3,40},? |please )?(?:share your|tell us|send (?:us )?your|get in touch|contact us|write to us|e-?mail us|let us know)\b[^“”".?!]{0,80}\S@\S+\.\p{L}+(?:,? (?:or|and) [^,“”"]{0,50})?[.!]?$/iu,
    longest: 200,
  },
  {
    kind: 'advert',
    pattern:
      /^[\W_]*(?:advertisements?|advertising|advert|ad|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)|commercial break|remove ads?|report this ad|(?:advertisement\W+)?(?:story|article) continue[sd] below(?: (?:this )?ad(?:vertisement)?)?|(?:advertisement\W+)?scroll (?:down )?to (?:continue|read|see)(?: (?:reading|with content|more))?)[\W_]*$/iu,
    longest: 60,
  },
  {
    kind: 'bio',
    pattern:
      /^[\W_]*(?:(?:[Tt]he )?(?:[Aa]uthor|[Ww]riter|[Cc]olumnist)s? (?:(?:is|are) (?:an?|the|based|on)\b|can be|tweets|teaches|works)|[Aa]bout the [Aa]uthors?|[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){1,3} (?:is (?:an?|the) (?:\p{L}+[- ]){0,6}(?:reporter|correspondent|journalist|writer|editor|columnist|contributor|producer|fellow)\b.*|(?:tweets|can be (?:reached|contacted) (?:at|on|via|by (?:e-?mail|phone)|through)|covers (?!her|his|their|the face|up\b)|reports on|writes (?:on|about|for (?:the |\p{Lu})))\b.*)|(?:[Hh]e|[Ss]he|[Tt]hey) (?:tweets|can be (?:reached|contacted|followed))\b|(?!.*\b(?:was|were|said)\b)(?:[Ee]-?mail|[Cc]ontact|[Rr]each|[Ww]rite to|[Ff]ollow|[Tt]witter|X)\s*:?\s*(?:[\p{Lu}][\p{L}.'’-]+ ){0,4}(?:at |on [\p{Lu}]\p{L}+:? )?(?:\S*@\S+|\d{3}[-.) ]+\d{3}))/u,
    longest: 420,
  },
]

/** Headings after which nothing of the article follows. */
export const sectionsAfterTheArticle =
  /^[\W_]*(?:related(?: (?:story|stories|article|articles|news|coverage|content|posts?|topics?|reading|links?))?|more (?:from|on|stories|news|in|like this|coverage|to explore|headlines)\b.{0,50}|you (?:may|might) (?:also )?(?:like|be interested).{0,20}|also (?:read|on|in)\b.{0,30}|recommended.{0,30}|trending.{0,20}|most (?:read|popular|viewed|shared)|latest (?:news|stories|posts|articles|updates)|top (?:stories|news)|popular (?:posts|news|stories|now)|read (?:more|next|also).{0,20}|what to read next|up next|next (?:post|story|article|in .{0,20})|previous (?:post|story|article)|editor['’]s (?:picks?|choice)|comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:reply|comment|response)|post a comment|join the (?:conversation|discussion)|about (?:the )?authors?|about us|share (?:this|on).{0,40}|newsletter.{0,40}|subscribe.{0,40}|sign up.{0,60}|follow us.{0,30}|sponsored.{0,20}|from around the web|promoted.{0,20}|you missed|our (?:standards|journalism).{0,60}|tags?)[\W_]*$/iu

/** Headings after which readers write; what they write may be longer than the article. */
export const readersBegin =
  /^[\W_]*(?:(?:\d+ )?(?:comments?|responses|replies)(?: (?:\(?\d+\)?|to .*|on .*))?|\d+ thoughts on .*|leave a (?:reply|comment|response)|post a comment|join the (?:conversation|discussion)|trackbacks?(?: (?:pings|url).*)?)[\W_]*$/iu
