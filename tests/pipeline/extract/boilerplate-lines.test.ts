import { phraseKind } from '@wirewatch/pipeline/extract/body-blocks.js'
import type { TextBlock } from '@wirewatch/pipeline/extract/body-text.js'
import { expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const kindOf = (text: string) => phraseKind(aLine(text), pageWords.boilerplate)
const aLine = (text: string): TextBlock => ({ text, kind: 'paragraph', rank: null, linkShare: 0 })

test.each([
  ['Watch the full report in the video player above.', 'read-more'],
  ['Video below: Fishermen haul the boat ashore', 'read-more'],
  ["Editor's note: The video above is from a previous report.", 'read-more'],
  ['You can now listen to Harbour News articles!', 'read-more'],
  ['This content is imported from YouTube. You may be able to find more information at their web site.', 'follow'],
  ['This video is no longer available.', 'follow'],
  ['A post shared by Harbour News (@harbournews)', 'share'],
  ['Click to share on Mastodon (Opens in new window)', 'share'],
  ['Suggest a correction', 'comments'],
  ['Did you find this article useful?', 'comments'],
  ['Comments are moderated before they appear.', 'comments'],
  ["This website adheres to the Independent Press Standards Organisation's code.", 'copyright'],
  ['This story was produced with the help of AI and read by an editor.', 'copyright'],
  ['AI tools were used to help write this summary.', 'copyright'],
  ['Your donation keeps this newsroom open.', 'subscribe'],
  ['You can reach her at mira@harbour.example.', 'bio'],
  ['Mira Sand has covered the coast for the Harbour Post since 2015.', 'bio'],
  ['Mira Sand is the author of two books about harbours.', 'bio'],
  ['Compiled By: Mira Sand', 'byline'],
  ['* More harbour news', 'read-more'],
  ['* Send us a news tip', 'comments'],
  ['Harbour News streams all day: download the app on Roku or Apple TV.', 'follow'],
  ['** Más información en breve **', 'read-more'],
  ['Stay with Harbour News online for the latest on this developing story.', 'read-more'],
  ['Harbour News will provide updates as they become available.', 'read-more'],
  ['To display this content from YouTube, you must enable tracking.', 'read-more'],
  ['Compartir en Mastodon', 'share'],
  ['Archivado en: Puerto, Barcos', 'tags'],
  ['نسخ الرابط', 'share'],
  ['#harbour #ferry #storm', 'tags'],
  ['4 / 11', 'credit'],
  ['Photo: a ferry leaves the harbour of Port Sand on Monday.', 'credit'],
  ['تابعونا على فيسبوك', 'follow'],
  ['اقرأ المزيد: غرق عبّارة', 'read-more'],
  ['Подписывайтесь на наш канал', 'follow'],
  ['Lea además: El ferry se hundió', 'read-more'],
  ['La suite après cette publicité', 'advert'],
  ['یہ بھی پڑھیں: کشتی ڈوب گئی', 'read-more'],
  ['بندرگاہ کی خبروں کے لیے ہمارا ٹیلی گرام چینل جوائن کریں', 'follow'],
  ['سبسکرائب کرنے کے لیے یہاں کلک کریں', 'subscribe'],
  ['انتهای پیام', 'copyright'],
  ['---- समाप्त ----', 'copyright'],
  ['ताज़ा खबरों के लिए हमारा चैनल फॉलो करें', 'follow'],
])('a line that belongs to the page and not to the article: %s', (line, kind) => {
  expect(kindOf(line)).toBe(kind)
})

test.each([
  'The video above the quay showed two men who threw a rope.',
  'انتهای پیام او این بود که قایق‌ها بازگردند.',
  'समाप्त हुई बैठक के बाद नावें लौट आईं।',
  'ताज़ा हमले में नाव पर सवार दो लोग मारे गए।',
  'حکام کے مطابق خبروں کے لیے چینل بند کر دیا گیا۔',
  'Watch towers along the coast were shelled on Friday.',
  'This content was taken down after the ferry sank, and two editors were arrested.',
  'For more than a year the harbour has been closed, and nobody fishes.',
  'This report describes how the navy finds boats with the help of artificial intelligence.',
  'AI was used to pick targets on the coast, two officers told the magazine.',
  'Comments by the minister led to a riot in which four people died.',
  'Stay with your children, the captain told the women, and do not go on deck.',
  'The navy will provide boats as they are needed, the minister said.',
  'Etiquetas falsas llevaron a la muerte de cuatro hombres en el puerto.',
  'Archivado en 2019, el caso del ferry fue reabierto.',
  'Compartir el agua llevó a una pelea en la que murieron dos hombres.',
  'Your donation paid for the boat, the prosecutor told him.',
  'The Coastal Rights Watch has reported 40 drownings this year.',
  'Contact with the ferry was lost at six, the ministry said.',
  'Published by the coast guard on Monday, the list names 91 people.',
  'You must be off the island by noon, the gunmen told them.',
  'إعلان الحداد جاء بعد ساعات من غرق العبّارة.',
  'Más información sobre el ferry se dará a conocer el lunes, dijo la policía.',
])('a sentence that begins as such lines do is news: %s', (sentence) => {
  expect(kindOf(sentence)).toBeNull()
})
