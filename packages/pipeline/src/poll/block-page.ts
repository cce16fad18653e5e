/** Sentences and names that only the pages of bot walls and of filters carry, whoever runs the site behind them. */
const marks: readonly RegExp[] = [
  /checking (?:if the site connection is secure|your browser)/i,
  /<title>\s*just a moment/i,
  /attention required!?\s*\|\s*cloudflare/i,
  /cf-browser-verification|cdn-cgi\/challenge-platform|cf_chl_opt|cf-error-details/i,
  /ddos protection by|ddos-guard/i,
  /enable javascript and cookies to continue/i,
  /please (?:turn on|enable) javascript (?:and reload|to continue|in your browser to continue)/i,
  /incapsula incident id|_incapsula_resource/i,
  /sucuri website firewall|sucuri_cloudproxy/i,
  /(?:are you|verify (?:that )?you are|confirm you are|prove you(?:'re| are)) (?:not )?(?:a )?(?:human|robot)/i,
  /<title>\s*(?:access denied|request blocked|403 forbidden|blocked|bot verification|security check)/i,
  /(?:g-recaptcha|h-captcha|px-captcha|captcha-delivery|hcaptcha\.com|awswaf)/i,
  /<title>\s*(?:one moment, please|robot challenge screen|vercel security checkpoint|web ?page blocked|site verification)/i,
  /checking the site connection security|making sure you(?:'|&#39;|’)re not a bot|__arcsjs/i,
  /the requested url was rejected\. please consult/i,
  // what a filter on the way puts in place of the page: a frame of a private address, an order to block
  /<iframe[^>]{0,200}?\ssrc\s{0,9}=\s{0,9}["']?(https?:\/\/(?:10|192\.168)\.[\d.]+)/i,
  /blocked (?:as per|under|pursuant to) (?:the )?(?:directions?|orders?|instructions?)|prohibited for viewership/i,
  /your (?:access|request|ip(?: address)?) (?:to this (?:site|page) )?has been (?:blocked|denied|limited)/i,
]

/** Whether a page that checks the browser, or a filter's, stands where content was asked for; the words that say so, else null. */
export const blockPageMark = (html: string): string | null => {
  const head = html.slice(0, 65_536)
  for (const mark of marks) {
    const found = head.match(mark)
    if (found !== null)
      return (found[1] ?? found[0])
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .trim()
  }
  return null
}
