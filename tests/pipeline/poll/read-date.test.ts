import { readDate } from '@wirewatch/pipeline/poll/read-date.js'
import { describe, expect, test } from 'vitest'

describe('dates as mail writes them', () => {
  test.each([
    ['Sat, 09 Mar 2024 14:05:30 GMT', '2024-03-09T14:05:30Z'],
    ['Sat, 09 Mar 2024 14:05:30 +0500', '2024-03-09T09:05:30Z'],
    ['9 Mar 2024 14:05 +0530', '2024-03-09T08:35:00Z'],
    ['Sat, 9 Mar 24 14:05:30 GMT', '2024-03-09T14:05:30Z'],
    ['Tue, 09 Mar 99 14:05:30 GMT', '1999-03-09T14:05:30Z'],
    ['Saturday, 09 March 2024 14:05:30 GMT', '2024-03-09T14:05:30Z'],
    ['Sat, 09 Mar, 2024 14:05:30 UTC', '2024-03-09T14:05:30Z'],
    ['Sat, 09 Mar 2024', '2024-03-09T00:00:00Z'],
    ['Sat,  9 Mar 2024  2:05 PM PKT', '2024-03-09T09:05:00Z'],
    ['Mar 9, 2024 2:05 pm', '2024-03-09T14:05:00Z'],
    ['Sat Mar 09 2024 14:05:30 GMT+0500 (Pakistan Standard Time)', '2024-03-09T09:05:30Z'],
    ['Sat, 31 Feb 2024 10:00:00 GMT', null],
    ['Sat, 09 Mar 2024 25:05:30 GMT', null],
    ['Sat, 09 Foo 2024 14:05:30 GMT', null],
  ])('%s', (written, expected) => expect(readDate(written)).toBe(expected))

  test.each([
    ['EST', '19:05:30'],
    ['EDT', '18:05:30'],
    ['PT', '22:05:30'],
    ['CEST', '12:05:30'],
    ['IST', '08:35:30'],
    ['PKT', '09:05:30'],
    ['AFT', '09:35:30'],
    ['IRST', '10:35:30'],
    ['NPT', '08:20:30'],
    ['Z', '14:05:30'],
    ['A', '15:05:30'],
    ['N', '13:05:30'],
    ['Etc/GMT', '14:05:30'],
    ['Asia/Karachi', '09:05:30'],
    ['AsIa/KARACHI', '09:05:30'],
    ['America/New_York', '19:05:30'],
    ['Asia/Kolkata', '08:35:30'],
    ['GMT+5', '09:05:30'],
    ['--0500', '19:05:30'],
    ['UTC+05:30', '08:35:30'],
    ['-00:30', '14:35:30'],
    ['Asgard/Valhalla', '14:05:30'],
  ])('in the zone %s', (zone, time) => {
    expect(readDate(`Sat, 09 Mar 2024 14:05:30 ${zone}`)).toBe(`2024-03-09T${time}Z`)
  })
})

describe('dates as the web writes them, at every precision', () => {
  test.each([
    ['2024', '2024-01-01T00:00:00Z'],
    ['2024-03', '2024-03-01T00:00:00Z'],
    ['2024-03-09', '2024-03-09T00:00:00Z'],
    ['2024-03-09T14Z', '2024-03-09T14:00:00Z'],
    ['2024-03-09T14:05Z', '2024-03-09T14:05:00Z'],
    ['2024-03-09T14:05:30Z', '2024-03-09T14:05:30Z'],
    ['2024-03-09T14:05:30.250Z', '2024-03-09T14:05:30.250Z'],
    ['2024-03-09T14:05:30.000Z', '2024-03-09T14:05:30Z'],
    ['2024-03-09T14:05:30+05:00', '2024-03-09T09:05:30Z'],
    ['2024-03-09T14:05:30+0530', '2024-03-09T08:35:30Z'],
    ['2024-03-09T23:30:00-03:00', '2024-03-10T02:30:00Z'],
    ['2024-03-09t14:05:30z', '2024-03-09T14:05:30Z'],
    ['2024-03-09 14:05:30', '2024-03-09T14:05:30Z'],
    ['2024-03-09 14:05:30 +0500', '2024-03-09T09:05:30Z'],
    ['2024-03-09 14:05:30.0', '2024-03-09T14:05:30Z'],
    ['Sat, 2024-03-09 14:05', '2024-03-09T14:05:00Z'],
    ['2024-03-09 at 14:05:30', '2024-03-09T14:05:30Z'],
    ['2024-03-09T14:05:30+05:00Z', '2024-03-09T09:05:30Z'],
    ['2024-03-09T14:05:30+05:00:00', '2024-03-09T09:05:30Z'],
    ['2024-03-09T14:05:30:+0500', '2024-03-09T09:05:30Z'],
    ['2024-03-09T14:05:30+005:00', '2024-03-09T09:05:30Z'],
    ['2024-013-09T14:05:30Z', null],
    ['2024-03-09T14:65:30Z', null],
    ['2024-03-09T14:05:30+99:00', null],
    ['2024-03-09-01', null],
  ])('%s', (written, expected) => expect(readDate(written)).toBe(expected))
})

describe('dates of ISO 8601 that few know', () => {
  test.each([
    ['20240309', '2024-03-09T00:00:00Z'],
    ['20240309T140530Z', '2024-03-09T14:05:30Z'],
    ['240309', '2024-03-09T00:00:00Z'],
    ['20240309140530', '2024-03-09T14:05:30Z'],
    ['24-03-09', '2024-03-09T00:00:00Z'],
    ['2024-069', '2024-03-09T00:00:00Z'],
    ['2024069', '2024-03-09T00:00:00Z'],
    ['24069', '2024-03-09T00:00:00Z'],
    ['2023-366', null],
    ['2024-W10', '2024-03-04T00:00:00Z'],
    ['2024-W10-6', '2024-03-09T00:00:00Z'],
    ['2024W106', '2024-03-09T00:00:00Z'],
    ['2021-W01-1', '2021-01-04T00:00:00Z'],
    ['2020-W53-7', '2021-01-03T00:00:00Z'],
    ['2024-W60', null],
  ])('%s', (written, expected) => expect(readDate(written)).toBe(expected))
})

describe('dates in other words', () => {
  test.each([
    ['Greek', 'Σάβ, 09 Μαρ 2024 14:05:30 +0200', '2024-03-09T12:05:30Z'],
    ['Greek with accents', '9 Ιουλίου 2024', '2024-07-09T00:00:00Z'],
    ['Hungarian', '2024-március-9T9:05+01:00', '2024-03-09T08:05:00Z'],
    ['Hungarian without accents', '2024. marcius 9.', '2024-03-09T00:00:00Z'],
    ['Korean', '2024년 03월 09일 14:05:30', '2024-03-09T05:05:30Z'],
    ['Korean in the afternoon', '2024-03-09 오후 2:05:30', '2024-03-09T05:05:30Z'],
    ['Japanese', '2024年3月9日 14時05分', '2024-03-09T05:05:00Z'],
    ['German', 'Sa, 09 März 2024 14:05:30 +0100', '2024-03-09T13:05:30Z'],
    ['French', 'sam., 09 févr. 2024 14:05:30 +0100', '2024-02-09T13:05:30Z'],
    ['Spanish', '9 de marzo de 2024 14:05', '2024-03-09T14:05:00Z'],
    ['Russian', '9 марта 2024 г. 14:05', '2024-03-09T14:05:00Z'],
    ['Turkish', '9 Ağustos 2024 14:05', '2024-08-09T14:05:00Z'],
    ['Hindi', '9 मार्च 2024 14:05', '2024-03-09T14:05:00Z'],
    ['Urdu', '9 مارچ 2024', '2024-03-09T00:00:00Z'],
    ['Arabic of the Levant', '9 آذار 2024', '2024-03-09T00:00:00Z'],
    ['Dari', '۹ مارچ ۲۰۲۴', '2024-03-09T00:00:00Z'],
    ['a month alone, which is no day', 'März 2024', null],
    ['Persian digits', '۲۰۲۴-۰۳-۰۹ ۱۴:۰۵', '2024-03-09T14:05:00Z'],
  ])('%s', (_language, written, expected) => expect(readDate(written)).toBe(expected))
})

describe('dates of programs', () => {
  test.each([
    ['Sat Mar  9 14:05:30 2024', '2024-03-09T14:05:30Z'],
    ['Sat Mar  9 14:05:30 PKT 2024', '2024-03-09T09:05:30Z'],
    ['Sat Mar 9 14:05:30 +0500 2024', '2024-03-09T09:05:30Z'],
    ['Sat, 2024/03/09 14:05:30 EST', '2024-03-09T19:05:30Z'],
    ['09.03.2024 14:05', '2024-03-09T14:05:00Z'],
    ['25/03/2024 - 14:05', '2024-03-25T14:05:00Z'],
    ['1709975130', '2024-03-09T09:05:30Z'],
    ['1709975130250', '2024-03-09T09:05:30.250Z'],
    ['170997513', null],
    ['03/25/2024 2:05 PM', '2024-03-25T14:05:00Z'],
    ['03/25/24 14:05', '2024-03-25T14:05:00Z'],
    ['25.03.24', '2024-03-25T00:00:00Z'],
    ['14:05 25.03.2024 +0300', '2024-03-25T11:05:00Z'],
    ['25.03.2024 +0300', '2024-03-24T21:00:00Z'],
    ['Sat, 09 Mar 2024 14 +0500', '2024-03-09T09:00:00Z'],
  ])('%s', (written, expected) => expect(readDate(written)).toBe(expected))

  test('that could be two days are neither', () => {
    expect(readDate('03/09/2024 14:05')).toBeNull()
  })

  test.each([
    ['Sat, 03/09/2024 14:05', '2024-03-09T14:05:00Z'],
    ['Tue, 03/09/2024 14:05', '2024-09-03T14:05:00Z'],
    ['Sun, 03/09/2024 14:05', null],
  ])('unless the weekday tells: %s', (written, expected) => expect(readDate(written)).toBe(expected))
})

describe('dates of other calendars', () => {
  test.each([
    ['a month of Iran', '۲۰ اسفند ۱۴۰۲ - ۱۴:۰۵', '2024-03-10T10:35:00Z'],
    ['with its weekday and the word for hour', 'یکشنبه، ۲۰ اسفند ۱۴۰۲، ساعت ۱۴:۰۵', '2024-03-10T10:35:00Z'],
    ['typed on an Arabic keyboard', '2 ارديبهشت 1403', '2024-04-20T20:30:00Z'],
    ['a month of Afghanistan in Dari', '۲۰ حوت ۱۴۰۲', '2024-03-09T20:30:00Z'],
    ['a month of Afghanistan in Pashto', '۲۰ کب ۱۴۰۲', '2024-03-09T20:30:00Z'],
    ['in Latin letters, with a zone', 'Sun, 20 Esfand 1402 14:05:00 +0430', '2024-03-10T09:35:00Z'],
    ['in numbers', '1402/12/20 14:05', '2024-03-10T10:35:00Z'],
    ['in the form of the web', '1402-12-20T14:05:00+03:30', '2024-03-10T10:35:00Z'],
    ['the last day of a leap year', '30 اسفند 1403', '2025-03-19T20:30:00Z'],
    ['a day that only leap years have', '30 اسفند 1402', null],
    ['one of ours with such a year', '10 March 1402', null],
    ['one of theirs with a year of ours', '20 Esfand 2024', null],
    ['the moon decides, here and there on another day', '1445/08/29', null],
    ['a year of Thailand', '10 มีนาคม 2567 14:05', '2024-03-10T10:35:00Z'],
    ['a day of a year that is not of ours', '1402-069', null],
  ])('%s', (_what, written, expected) => expect(readDate(written, 'Asia/Tehran')).toBe(expected))
})

test('zones that a feed makes up move the dates of no other', () => {
  for (let at = 0; at < 1_500; at++) readDate(`Sat, 09 Mar 2024 14:05:30 Asia/Nowhere${at}`)
  expect(readDate('Sat, 09 Mar 2024 14:05:30 US/Mountain')).toBe('2024-03-09T21:05:30Z')
})

describe('a date without a zone is of the zone in which the outlet dates its reports', () => {
  test.each([
    ['2024-03-09 14:05:30', 'Asia/Karachi', '2024-03-09T09:05:30Z'],
    ['Sat, 09 Mar 2024 14:05', 'Asia/Kabul', '2024-03-09T09:35:00Z'],
    ['Sat Mar 9 14:05:30 2024', 'Asia/Tehran', '2024-03-09T10:35:30Z'],
    ['9 March 2024', 'Asia/Kolkata', '2024-03-08T18:30:00Z'],
    ['2024-03-09', 'Asia/Karachi', '2024-03-08T19:00:00Z'],
    ['2024-069T14:05', 'Asia/Karachi', '2024-03-09T09:05:00Z'],
    ['2024/07/09 14:05', 'Europe/London', '2024-07-09T13:05:00Z'],
    ['2024-03-09 14:05:30', 'UTC', '2024-03-09T14:05:30Z'],
    ['0001-01-01T00:00:00', 'Asia/Karachi', null],
  ])('%s in %s', (written, home, expected) => expect(readDate(written, home)).toBe(expected))

  test.each([
    ['2024-03-09T14:05:30Z', '2024-03-09T14:05:30Z'],
    ['Sat, 09 Mar 2024 14:05:30 GMT', '2024-03-09T14:05:30Z'],
    ['Sat, 09 Mar 2024 14:05:30 EST', '2024-03-09T19:05:30Z'],
    ['1709975130', '2024-03-09T09:05:30Z'],
  ])('unless it names one: %s', (written, expected) => expect(readDate(written, 'Asia/Karachi')).toBe(expected))
})

test.each([
  '',
  '0001-01-01T00:00:00+05:00',
  'Mon, 01 Jan 0001 00:00:00 GMT',
  '   ',
  'now',
  'yesterday',
  'n/a',
  '0000-00-00 00:00:00',
  'Sat, 09 Mar',
  '-',
  'x'.repeat(5_000),
  '9'.repeat(90),
])('what is no date is null, never now: %j', (written) => expect(readDate(written)).toBeNull())
