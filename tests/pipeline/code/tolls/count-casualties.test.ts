import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'

describe('the dead and the wounded of one incident', () => {
  test.each([
    ['digits', 'Gunmen killed 7 miners near Quetta.', 7, null],
    ['words', 'Gunmen killed thirty four soldiers near Quetta.', 34, null],
    ['a lower bound', 'At least nine people died in a bomb blast in Quetta.', 9, null],
    ['two measures', 'A bomb killed two people and wounded 15 others in Quetta.', 2, 15],
    ['a list', 'An officer and three of his guards were killed when a bomb hit their van in Quetta.', 4, null],
    ['company', 'The commander, along with two fighters, was killed in a raid by soldiers near Quetta.', 3, null],
    [
      'a group of whom some are named',
      'Five people, including two children, were killed in a blast in Quetta.',
      5,
      null,
    ],
    ['both sides', 'Eleven rebels and two soldiers were killed in a gunfight near Quetta.', 13, null],
    ['a headline without verbs', 'Three dead, six injured in Quetta bomb blast.', 3, 6],
    ['"left dead"', 'The raid on a hideout near Quetta left eight militants dead.', 8, null],
    ['"claimed lives"', 'A car bomb in Quetta claimed nine lives.', 9, null],
    ['one by name', 'Tariq Zarga, a shopkeeper, was shot dead by gunmen in Quetta.', 1, null],
    ['a later total', 'A bomb killed five people in Quetta. The death toll rose to seven, doctors said.', 7, null],
    ['another one', 'Gunmen killed a guard in Quetta. Another guard was killed in the attack later.', 2, null],
    ['the same again', 'Two soldiers were killed in a blast in Quetta. The two soldiers were killed at noon.', 2, null],
    ['an age is none', 'A 41-year-old trader was shot dead by gunmen in Quetta.', 1, null],
    ['a strength is none', 'About 400 rebels stormed a post near Quetta, killing two soldiers.', 2, null],
    ['a distance is none', 'A bomb killed two farmers 30 km south of Quetta.', 2, null],
    ['some is no figure', 'Several soldiers were killed when rebels attacked a post near Quetta.', null, null],
    ['of whom some died', 'A bomb went off in Quetta. Twelve people were hurt, of whom two later died.', 2, 12],
    [
      'of those brought in',
      'After the blast in Quetta the hospital received 22 men, of whom three were dead.',
      3,
      null,
    ],
    ['nobody', 'A bomb exploded near a bank in Quetta but no one was injured.', null, 0],
  ])('%s: %s', (_, text, killed, injured) => {
    const event = incident(text)
    expect([event.killed, event.injured]).toEqual([killed, injured])
  })
})

test('each group of the dead is counted for itself', () => {
  const event = incident('Three policemen, two militants and a shopkeeper were killed in a gunfight in Quetta.')
  expect(event.killedBy).toEqual({ civilian: 1, security: 3, militant: 2 })
})

test('an army that counts the rebels it killed makes a claim, and the police at a bombing do not', () => {
  const claim = incident('Soldiers killed six militants near Quetta, the army said.')
  const report = incident('A bomb killed six shoppers in Quetta, police said.')
  expect(claim.casualties.map(({ speaker, partyClaim }) => [speaker, partyClaim])).toEqual([['military', true]])
  expect(report.casualties.map(({ speaker, partyClaim }) => [speaker, partyClaim])).toEqual([['police', false]])
})

test.each([
  ['A bomb killed four hospital personnel in Kabul.', { civilian: 4, security: null, militant: null }],
  ['Gunmen killed three security personnel in Quetta.', { civilian: null, security: 3, militant: null }],
  ['A bomb killed 14 personnel of the Frontier Corps in Quetta.', { civilian: null, security: 14, militant: null }],
])('whose personnel they are: %s', (text, killedBy) => {
  expect(incident(text).killedBy).toEqual(killedBy)
})

test.each([
  ['Gunmen killed seven people, four of them policemen, in Quetta.', { civilian: null, security: 4, militant: null }],
  [
    'Nine people, including two soldiers, were killed in a blast in Quetta.',
    { civilian: null, security: 2, militant: null },
  ],
  [
    'A bomb killed 18 people, among them four children and five soldiers, in Bannu.',
    { civilian: null, security: 5, militant: null },
  ],
  [
    'Eight people, five of them civilians, were killed in a blast in Quetta.',
    { civilian: 5, security: null, militant: null },
  ],
  ['Six people, including a policeman, died in a blast in Quetta.', { civilian: null, security: 1, militant: null }],
])('so many of the dead were of a group, the others are not told of: %s', (text, killedBy) => {
  const event = incident(text)
  expect(event.killedBy).toEqual(killedBy)
  expect(event.killed).toBeGreaterThan(5)
})
