import fc from 'fast-check'
import t from 'tap'
import { InvalidTime } from './dates.ts'
import { instantOf, localOf } from './zone.ts'

t.test('in a zone without daylight saving', async (t) => {
  t.test('the local date is that of the zone, not of UTC', async (t) => {
    t.same(localOf('2026-11-22T16:00:00.000Z', 'Asia/Shanghai'), { date: '2026-11-23', minute: 0, msOfDay: 0 })
    t.same(localOf('2026-11-22T15:59:59.999Z', 'Asia/Shanghai'), {
      date: '2026-11-22',
      minute: 1439,
      msOfDay: 86_399_999,
    })
  })
  t.test('a local time has one instant', async (t) => {
    t.equal(instantOf('2026-11-23', 0, 'Asia/Shanghai'), '2026-11-22T16:00:00.000Z')
    t.equal(instantOf('2026-11-23', '08:30:15.250', 'Asia/Shanghai'), '2026-11-23T00:30:15.250Z')
    t.equal(instantOf('2026-11-23', 1440, 'Asia/Shanghai'), '2026-11-23T16:00:00.000Z')
    t.equal(instantOf('2024-02-29', '12:00', 'UTC'), '2024-02-29T12:00:00.000Z')
  })
  t.test('the daylight saving that China had until 1991 is known', async (t) => {
    t.equal(instantOf('1990-07-01', '08:00', 'Asia/Shanghai'), '1990-06-30T23:00:00.000Z')
  })
})

t.test('in New York', async (t) => {
  const zone = 'America/New_York'
  t.test('a time that the end of daylight saving repeats is the first of the two', async (t) => {
    t.equal(instantOf('2011-11-06', '01:30', zone), '2011-11-06T05:30:00.000Z')
    t.equal(instantOf('2011-11-06', '00:59', zone), '2011-11-06T04:59:00.000Z')
    t.equal(instantOf('2011-11-06', '02:00', zone), '2011-11-06T07:00:00.000Z')
  })
  t.test('both instants of the repeated hour show the same time', async (t) => {
    t.same(localOf('2011-11-06T05:30:00.000Z', zone), { date: '2011-11-06', minute: 90, msOfDay: 5_400_000 })
    t.same(localOf('2011-11-06T06:30:00.000Z', zone), { date: '2011-11-06', minute: 90, msOfDay: 5_400_000 })
  })
  t.test('a time that is skipped goes forward by the hour', async (t) => {
    t.equal(instantOf('2011-03-13', '02:30', zone), '2011-03-13T07:30:00.000Z')
    t.equal(localOf('2011-03-13T07:30:00.000Z', zone).minute, 210)
    t.equal(instantOf('2011-03-13', '01:59:59.999', zone), '2011-03-13T06:59:59.999Z')
  })
  t.test('the offset changes at the millisecond', async (t) => {
    t.equal(localOf('2011-03-13T06:59:59.999Z', zone).minute, 119)
    t.equal(localOf('2011-03-13T07:00:00.000Z', zone).minute, 180)
  })
})

t.test('in zones with unusual changes', async (t) => {
  t.test('a change at a half hour of UTC, by half an hour (Lord Howe)', async (t) => {
    t.equal(localOf('2024-04-06T14:59:59.999Z', 'Australia/Lord_Howe').minute, 119)
    t.equal(localOf('2024-04-06T15:00:00.000Z', 'Australia/Lord_Howe').minute, 90)
  })
  t.test('a whole day that was skipped (Samoa, 2011-12-30)', async (t) => {
    t.equal(localOf(instantOf('2011-12-30', '12:00', 'Pacific/Apia'), 'Pacific/Apia').date, '2011-12-31')
  })
  t.test('a day that began twice ends once, after both (São Paulo, 2018-02-17)', async (t) => {
    t.equal(instantOf('2018-02-18', 0, 'America/Sao_Paulo'), '2018-02-18T03:00:00.000Z')
  })
})

t.test('what is no time is refused', async (t) => {
  t.throws(() => localOf('yesterday', 'UTC'), InvalidTime)
  t.throws(() => instantOf('2026-02-30', 0, 'UTC'), InvalidTime)
  t.throws(() => instantOf('2026-02-03', '24:01', 'UTC'), InvalidTime)
})

t.test('any instant that is not in a repeated hour survives going to local time and back', async (t) => {
  const zones = [
    'Asia/Shanghai',
    'America/New_York',
    'UTC',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.constantFrom(...zones), (epochMs, zone) => {
      const instant = new Date(epochMs).toISOString()
      const { date, msOfDay } = localOf(instant, zone)
      const back = instantOf(date, msOfDay / 60_000, zone)
      // the first of a repeated time is at most an hour before the second
      const repeated =
        localOf(back, zone).msOfDay === msOfDay && Date.parse(back) < epochMs && Date.parse(back) >= epochMs - 3_600_000
      return back === instant || repeated
    }),
    { numRuns: 2000 },
  )
  t.pass()
})
