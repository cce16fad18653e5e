import { describe, expect, test } from 'vitest'
import { incident } from '../../../builders/coded.js'

const names = (parties: readonly { readonly id: string | null; readonly text: string }[]): string[] =>
  parties.map(({ id, text }) => id ?? text)

describe('who did what to whom', () => {
  test.each([
    ['active', 'The TTP killed two soldiers near Quetta.', 'ttp', 'generic.army'],
    ['passive', 'Two soldiers were killed by the TTP near Quetta.', 'ttp', 'generic.army'],
    ['a participle', 'The TTP stormed a post near Quetta, killing two soldiers.', 'ttp', 'generic.army'],
    ['no object', 'Two soldiers died when the TTP attacked near Quetta.', 'ttp', 'generic.army'],
    [
      'fighters who attack late',
      'Gunmen attacked overnight near Quetta and two soldiers died.',
      'generic.unknown-gunmen',
      'generic.army',
    ],
    [
      'fighters who are attacked',
      'Militants attacked by soldiers near Quetta fled.',
      'generic.army',
      'generic.militants',
    ],
    ['a noun', 'Two soldiers died in an attack by the TTP near Quetta.', 'ttp', 'generic.army'],
    ['a modifier', 'Two soldiers died in a TTP attack near Quetta.', 'ttp', 'generic.army'],
    [
      'the raided are the dead',
      'Soldiers raided a TTP hideout near Quetta and killed two TTP fighters.',
      'generic.army',
      'ttp',
    ],
    [
      'a fight: those who did not die',
      'Two TTP fighters were killed in a gunfight with soldiers near Quetta.',
      'generic.army',
      'ttp',
    ],
    ['no name', 'Unknown gunmen killed two soldiers near Quetta.', 'generic.unknown-gunmen', 'generic.army'],
    ['a victim who is a member', 'Gunmen shot dead a member of the TTP in Quetta.', 'generic.unknown-gunmen', 'ttp'],
  ])('%s: %s', (_, text, initiator, target) => {
    const event = incident(text)
    expect(names(event.initiators)).toContain(initiator)
    expect(names(event.targets)).toContain(target)
    expect(names(event.initiators)).not.toContain(target)
  })

  test('a bomb is nobody', () => {
    expect(incident('A bomb killed two soldiers in Quetta.').initiators).toEqual([])
  })
})

test('a name that only a state gives a group accuses it', () => {
  const named = (name: string) =>
    incident(`${name} attacked a post near Bannu.`, { publishedAt: '2025-05-14T08:00:00Z' }).initiators[0]
  expect(named('Khwarij')).toMatchObject({ id: 'ttp', attribution: 'state_alleged' })
  expect(named('The TTP')).toMatchObject({ id: 'ttp', attribution: null })
})

test('a claim makes the claimant an initiator where nobody else is known', () => {
  const event = incident('A bomb killed two soldiers in Quetta. The BLA claimed responsibility for the attack.')
  expect(names(event.claimants)).toEqual(['bla'])
  expect(event.initiators.map(({ id, attribution }) => [id, attribution])).toEqual([['bla', 'claimed']])
})

test('"no group claimed responsibility" names nobody', () => {
  const event = incident('A bomb killed two soldiers in Quetta. No group claimed responsibility for the attack.')
  expect([event.claimants, event.initiators]).toEqual([[], []])
})

test("an initiator's own nameless losses are no target beside the other side", () => {
  const event = incident(
    'The TTP ambushed a convoy near Quetta, killing two soldiers. One of its fighters was wounded.',
  )
  expect(names(event.initiators)).toEqual(['ttp'])
  expect(names(event.targets)).toEqual(['generic.army'])
})

test('in a fight that nobody is said to have begun, the forces that were only hurt fought the dead', () => {
  const event = incident(
    'A gunfight near Quetta ended with the killing of a rebel, police said. A soldier was wounded.',
  )
  expect(names(event.initiators)).toEqual(['generic.army'])
})
