import { accepted, actor, given, rejected, testReference } from '@wubu/testing'
import t from 'tap'
import type { RoutingCommand } from './commands.ts'
import { routingDecider } from './decide.ts'
import type { RoutingEvent, RoutingRule } from './events.ts'
import { type Routed, suggest } from './suggest.ts'

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('dispatcher'), reference: testReference }
const rule = (ruleId: string, data: Partial<RoutingRule> = {}): RoutingRule => ({
  ruleId,
  item: null,
  place: null,
  unit: 'civil-affairs',
  post: null,
  note: null,
  ...data,
})
const set = (data: RoutingRule): RoutingCommand => ({ type: 'set-routing-rule', data, meta })
const wasSet = (data: RoutingRule): RoutingEvent => ({ type: 'RoutingRuleSet', data })
const routing = given(routingDecider)
const ofRoads = rule('r1', { item: 'road-repair', unit: 'urban-management' })

t.test('a routing rule', async (t) => {
  t.test('names an item or a place, and a unit that is there', async (t) => {
    t.match(routing().when(set(ofRoads)), accepted('RoutingRuleSet'))
    t.match(routing().when(set(rule('r1'))), rejected('rule_names_nothing'))
    t.match(routing().when(set(rule('r1', { item: 'nothing' }))), rejected('no_such_item'))
    t.match(routing().when(set(rule('r1', { place: 'nowhere' }))), rejected('no_such_place'))
    t.match(routing().when(set(rule('r1', { place: 'grid-1', unit: 'nobody' }))), rejected('no_such_unit'))
    const desk = { place: 'grid-1', unit: 'civil-affairs', post: 'civil-affairs-desk' }
    t.match(routing().when(set(rule('r1', desk))), accepted('RoutingRuleSet'))
    t.match(
      routing().when(set(rule('r1', { ...desk, unit: 'street-1' }))),
      rejected('no_such_post'),
      'a post of another unit',
    )
    t.match(routing().when(set(rule('r1', { ...desk, post: 'nothing' }))), rejected('no_such_post'))
  })
  t.test('is there once for an item and a place, and changes under its own id', async (t) => {
    t.match(
      routing(wasSet(ofRoads)).when(set({ ...ofRoads, ruleId: 'r2' })),
      rejected('rule_given_twice', { ruleId: 'r1' }),
    )
    t.match(routing(wasSet(ofRoads)).when(set({ ...ofRoads, unit: 'street-1' })), accepted('RoutingRuleSet'))
    t.match(routing(wasSet(ofRoads)).when(set(ofRoads)), rejected('rule_not_changed'))
  })
  t.test('is removed once', async (t) => {
    const remove: RoutingCommand = { type: 'remove-routing-rule', data: { ruleId: 'r1' }, meta }
    t.match(routing(wasSet(ofRoads)).when(remove), accepted('RoutingRuleRemoved'))
    t.match(routing().when(remove), rejected('no_such_rule'))
  })
  t.test('is for whoever dispatches', async (t) => {
    const byWindow = { ...set(ofRoads), meta: { ...meta, actor: actor('window') } }
    t.match(routing().when(byWindow), rejected('role_not_permitted'))
  })
})

t.test('a suggestion', async (t) => {
  const here: Routed = { item: 'road-repair', places: ['grid-1', 'community-1', 'street-1'] }
  const unitOf = (rules: readonly RoutingRule[], defaultUnit: string | null = null, routed = here) =>
    suggest(rules, routed, defaultUnit)
  const ofStreet = rule('r2', { place: 'street-1', unit: 'street-1' })
  const ofCommunity = rule('r3', { place: 'community-1', unit: 'community-1' })
  const roadsInStreet = rule('r4', { item: 'road-repair', place: 'street-1', unit: 'street-roads' })

  t.test('takes the rule that says most: item and place, then item, then the nearest place', async (t) => {
    t.match(unitOf([ofStreet, ofCommunity, ofRoads, roadsInStreet]), { why: 'rule', rule: 'r4' })
    t.match(unitOf([ofStreet, ofCommunity, ofRoads]), { rule: 'r1' })
    t.match(unitOf([ofStreet, ofCommunity]), { rule: 'r3' })
    t.match(unitOf([ofStreet]), { rule: 'r2', unit: 'street-1' })
  })
  t.test('falls to the default of the item, and else to a dispatcher', async (t) => {
    const elsewhere = { item: 'pension-certificate', places: ['grid-9'] }
    t.match(unitOf([ofRoads], 'civil-affairs', elsewhere), { why: 'item-default', unit: 'civil-affairs', rule: null })
    t.match(unitOf([ofRoads], null, elsewhere), { why: 'none', unit: null })
    t.match(unitOf([ofRoads], null, { item: null, places: [] }), { why: 'none' })
  })
})
