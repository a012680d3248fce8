/**
 * The default rulebook as set-based SQL of DuckDB: every household, all 37 rules that are on, on the day of the variable day.
 * Hits come as one number: the first of the variable rules (the ids of the rules that are on) is its lowest bit.
 * Written by hand from docs/rulebook.md and the rules' own texts, and not from the code of the product: it is a rival, and a
 * third implementation that must agree (duckdb.test.ts). Unknown is NULL; a rule that is not surely true does not fire, so that
 * feeds never delivered need no question. nextChangeOn is not computed: set-based SQL has no such thing but every later day.
 */
export const scoreSql = `
CREATE OR REPLACE TEMP MACRO today() AS getvariable('day');
CREATE OR REPLACE TEMP MACRO months_before(late, months) AS CAST(late - to_months(months) AS DATE);
CREATE OR REPLACE TEMP MACRO in_months(dated, months) AS dated > months_before(today(), months) AND dated <= today();
CREATE OR REPLACE TEMP MACRO in_force(from_on, until_on) AS from_on <= today() AND (until_on IS NULL OR until_on >= today());
-- Completed years: who was born on 29 February turns older on 1 March in common years.
CREATE OR REPLACE TEMP MACRO years_old(born, late) AS
  year(late) - year(born) - CAST(100 * month(late) + day(late) < 100 * month(born) + day(born) AS INTEGER);
-- What is not known does not fire.
CREATE OR REPLACE TEMP MACRO hit(answer) AS CAST(coalesce(answer, false) AS SMALLINT);
-- 0 for a rule that is not in the book.
CREATE OR REPLACE TEMP MACRO bit_of(rule) AS
  coalesce(1::BIGINT << (list_position(getvariable('rules'), rule) - 1), 0);
CREATE OR REPLACE TEMP MACRO is_able(years, labour) AS years BETWEEN 16 AND 59 AND labour IN ('普通劳动力', '技能劳动力');

CREATE OR REPLACE TABLE result AS
WITH
-- What the records say of a person.
death AS (
  SELECT DISTINCT person FROM population WHERE event = '死亡' AND recordOn <= today() AND NOT disputed
),
schooling AS (
  SELECT person, stage, state, greatest(0, coalesce(selfPaid, 0) - coalesce(aid, 0)) AS cost
  FROM education
  WHERE recordOn <= today() AND NOT disputed
  QUALIFY row_number() OVER (PARTITION BY person ORDER BY schoolYear DESC, recordOn DESC, delivered DESC) = 1
    AND today() <= make_date(CAST(schoolYear[6:] AS INTEGER), 12, 31)
),
cover AS (
  SELECT
    person,
    bool_or(state = '正常') FILTER (year = year(today())) AS this_year,
    bool_or(state = '正常') FILTER (year = year(today()) - 1 AND month(today()) <= 3) AS last_year
  FROM insurance
  WHERE year BETWEEN year(today()) - 1 AND year(today()) AND NOT disputed
  GROUP BY person
),
spell AS (
  SELECT person, state, recordOn, endOn, lead(recordOn) OVER (PARTITION BY person ORDER BY recordOn, delivered) AS next_on
  FROM employment
  WHERE recordOn <= today() AND NOT disputed
),
work AS (
  SELECT
    person,
    bool_or(next_on IS NULL AND state IN ('失业', '未就业') AND today() - recordOn >= 90) AS idle,
    bool_or(
      state = '在业'
      AND greatest(recordOn, months_before(today(), 12)) <= months_before(least(today(), endOn, next_on), 6)
    ) AS steady
  FROM spell
  GROUP BY person
),
ill AS (
  SELECT DISTINCT person FROM illness WHERE category = '慢性病' AND recordOn <= today() AND NOT disputed
),
card AS (
  SELECT DISTINCT person
  FROM disability
  WHERE coalesce(state, '有效') = '有效' AND recordOn <= today() AND NOT disputed
),
-- Members, one row each, with what the rules ask of a person.
member AS (
  SELECT
    household,
    head,
    years,
    is_able(years, labour) AS able,
    labour,
    today() - birthOn >= 90
      AND CASE
        WHEN this_year IS NOT NULL THEN NOT this_year
        WHEN last_year IS NOT NULL THEN NOT last_year
        ELSE insured = '否'
      END AS uninsured,
    schooling.person AS pupil,
    schooling.state AS schooled,
    stage,
    cost,
    idle,
    CASE WHEN work.person IS NULL THEN workMonths >= 6 ELSE steady END AS steady,
    chronic OR ill.person IS NOT NULL AS chronic,
    disabled OR card.person IS NOT NULL AS disabled,
    workState,
    cannotSelfCare
  FROM (SELECT *, years_old(birthOn, today()) AS years FROM person)
  ANTI JOIN death USING (person)
  LEFT JOIN schooling USING (person)
  LEFT JOIN cover USING (person)
  LEFT JOIN work USING (person)
  LEFT JOIN ill USING (person)
  LEFT JOIN card USING (person)
  WHERE livesHere IS DISTINCT FROM '否'
),
home AS (
  SELECT
    household,
    count(*) AS members,
    CASE WHEN bool_and(labour IS NOT NULL) THEN count(*) FILTER (able OR labour = '弱劳动力或半劳动力') END AS labour,
    bool_or(years BETWEEN 6 AND 15 AND (schooled = '辍学' OR (schooled = '未入学' AND years >= 7))) AS r01,
    bool_or(uninsured) AS r02,
    count(*) FILTER (chronic) >= 2 AS r08,
    count(*) FILTER (disabled) >= 2 AS r10,
    bool_or(years >= 60 AND cannotSelfCare = '是') AND bool_and(able IS false) AS r11,
    sum(cost) > 1000000 AS r17,
    count(*) FILTER (schooled = '在读' AND stage IN ('高中', '中职', '高职', '本科')) >= 2 AS r18,
    bool_or(able) AND bool_and(coalesce(NOT able OR idle, false)) AS r19,
    bool_or((head OR able) AND workState = '无法务工') AS r20,
    count(*) FILTER (steady) AS steady
  FROM member
  GROUP BY household
),
-- What the records of all registered persons say of a household.
bills AS (
  SELECT household, sum(selfPaid) AS self_paid FROM medical WHERE in_months(recordOn, 12) AND NOT disputed GROUP BY household
),
major AS (
  SELECT DISTINCT household FROM illness WHERE category = '大病' AND in_months(recordOn, 12) AND NOT disputed
),
severe AS (
  SELECT DISTINCT household
  FROM disability
  WHERE grade IN ('1', '2') AND coalesce(state, '有效') = '有效' AND in_months(recordOn, 12) AND NOT disputed
),
appraisal AS (
  SELECT
    household,
    arg_max(
      coalesce(grade IN ('C', 'D') AND onlyHome IS DISTINCT FROM '否' AND handling IS DISTINCT FROM '已改造', false),
      (recordOn, delivered)
    ) AS unsafe,
    max(recordOn) FILTER (grade IN ('A', 'B') OR handling = '已改造') AS safe_on
  FROM housing
  WHERE recordOn <= today() AND NOT disputed
  GROUP BY household
),
harm AS (
  SELECT
    household,
    max(recordOn) FILTER (houseDamage IN ('严重损坏', '倒塌')) AS wrecked_on,
    bool_or(loss > 0 OR houseDamage = '一般损坏') AS lost
  FROM disaster
  WHERE in_months(recordOn, 12) AND NOT disputed
  GROUP BY household
),
well AS (
  SELECT
    household,
    arg_max(
      coalesce(litresPerDay < 35 OR fetchMinutes > 20 OR cutDays > 36 OR quality = '不合格', false),
      (recordOn, delivered)
    ) AS unsafe
  FROM water
  WHERE in_months(recordOn, 24) AND NOT disputed
  GROUP BY household
),
help AS (
  SELECT
    household,
    bool_or(category IN ('低保', '特困') AND state = '在享' AND in_force(recordOn, endOn)) AS allowance,
    bool_or(category IN ('孤儿', '事实无人抚养儿童') AND state = '在享' AND in_force(recordOn, endOn)) AS orphan,
    bool_or(state = '新申请' AND in_months(recordOn, 3)) AS applied,
    bool_or(category IN ('低保', '特困') AND state = '停发' AND in_months(endOn, 6)) AS stopped
  FROM assistance
  WHERE recordOn <= today() AND NOT disputed
  GROUP BY household
),
-- The person is judged by the register as it stood the day before: of the former values that still stood, the first to end.
blow AS (
  SELECT
    event.household,
    bool_or(
      is_able(years_old(person.birthOn, event.before), CASE WHEN former.person IS NULL THEN person.labour ELSE former.labour END)
    ) AS able,
    bool_or(event.event <> '死亡') AS hurt
  FROM (SELECT *, recordOn - 1 AS before FROM population WHERE in_months(recordOn, 12) AND NOT disputed) event
  JOIN person ON person.person = event.person
  ASOF LEFT JOIN former ON former.person = event.person AND former.untilOn >= event.before
  GROUP BY event.household
),
wealth AS (
  SELECT
    household,
    bool_or(type = '财政供养') AS salaried,
    bool_or(type = '经商办企') AS business,
    bool_or(type = '商品房') AS flat,
    bool_or(type = '小汽车' AND value >= 5000000) AS car,
    bool_or(type = '职工养老') AS pension
  FROM assets
  WHERE in_force(recordOn, endOn) AND NOT disputed
  GROUP BY household
),
watched AS (
  SELECT DISTINCT household FROM monitored WHERE in_force(fromOn, untilOn)
),
-- Help in force, as the rules that it answers.
answered AS (
  SELECT household, bit_or(bit_of(rule)) AS answers FROM measure WHERE in_force(fromOn, untilOn) GROUP BY household
),
poverty AS (
  SELECT county, arg_max(fen, year) AS line FROM line WHERE year <= year(today()) GROUP BY county
),
-- One row a household: what all the above says, and its money in whole fen.
known AS (
  SELECT
    household.* EXCLUDE (id, no, county),
    home.* EXCLUDE (household, members, labour),
    coalesce(home.members, 0) AS members,
    CASE WHEN home.members IS NULL THEN 0 ELSE home.labour END AS labour,
    self_paid,
    major.household IS NOT NULL AS major,
    severe.household IS NOT NULL AS severe,
    CASE WHEN appraisal.household IS NULL THEN dangerGrade IN ('C', 'D') ELSE appraisal.unsafe END
      OR wrecked_on >= coalesce(safe_on, DATE '0001-01-01') AS unsafe_home,
    CASE WHEN well.household IS NULL THEN fetchMinutes > 20 OR waterCutDays > 36 ELSE well.unsafe END AS unsafe_water,
    lost,
    help.* EXCLUDE (household),
    blow.* EXCLUDE (household),
    wealth.* EXCLUDE (household),
    coalesce(allowance, false) OR coalesce(householdType = '脱贫户', false) OR watched.household IS NOT NULL AS low_income,
    CASE
      WHEN coalesce(wageIncome, businessIncome, propertyIncome, transferIncome) IS NOT NULL
        THEN coalesce(wageIncome, 0) + coalesce(businessIncome, 0) + coalesce(propertyIncome, 0)
          + coalesce(transferIncome, 0) - coalesce(businessCost, 0)
    END AS net,
    home.members * line AS line_of_all,
    home.members * lastYearPerHead AS last_year_of_all,
    coalesce(answers, 0) AS answers
  FROM household
  LEFT JOIN home USING (household)
  LEFT JOIN bills USING (household)
  LEFT JOIN major USING (household)
  LEFT JOIN severe USING (household)
  LEFT JOIN appraisal USING (household)
  LEFT JOIN harm USING (household)
  LEFT JOIN well USING (household)
  LEFT JOIN help USING (household)
  LEFT JOIN blow USING (household)
  LEFT JOIN wealth USING (household)
  LEFT JOIN watched USING (household)
  LEFT JOIN answered USING (household)
  LEFT JOIN poverty USING (county)
),
-- Rules that ask no other rule; 1 fires.
alone AS (
  SELECT
    household,
    clearedOn,
    answers,
    allowance,
    hit(r01) AS R01,
    hit(r02) AS R02,
    hit(unsafe_home) AS R03,
    hit(unsafe_water) AS R04,
    hit(self_paid > CASE WHEN low_income THEN 1000000 ELSE 2600000 END) AS R05,
    hit(
      CASE WHEN low_income THEN self_paid BETWEEN 500000 AND 1000000 ELSE self_paid BETWEEN 1000000 AND 2600000 END
    ) AS R06,
    hit(major) AS R07,
    hit(r08) AS R08,
    hit(severe) AS R09,
    hit(r10) AS R10,
    hit(r11) AS R11,
    hit(able) AS R12,
    hit(net < line_of_all) AS R13,
    hit(net >= line_of_all AND 10 * net < 12 * line_of_all) AS R14,
    hit(lastYearPerHead > 0 AND 10 * net <= 7 * last_year_of_all) AS R15,
    hit(compliantSelfPaid > 0 AND 2 * compliantSelfPaid >= net) AS R16,
    hit(r17) AS R17,
    hit(r18) AS R18,
    hit(r19) AS R19,
    hit(r20) AS R20,
    hit(lost) AS R21,
    hit(hurt) AS R23,
    hit(labour = 0) AS R24,
    hit(labour > 0 AND members - labour >= 3 * labour) AS R25,
    hit(orphan) AS R26,
    hit(housingArea < 13 * members) AS R27,
    hit(applied) AS R28,
    hit(stopped) AS R29,
    hit(steady > 0) AS A01,
    least(coalesce(steady, 0), 3) AS steady,
    hit(salaried) AS A02,
    hit(business) AS A03,
    hit(flat) AS A04,
    hit(car) AS A05,
    hit(pension) AS A06,
    hit(net >= 2 * line_of_all) AS A07
  FROM known
),
relapse AS (
  SELECT
    *,
    hit(
      in_months(clearedOn, 12)
      AND greatest(
        R01, R02, R03, R04, R05, R06, R07, R08, R09, R10, R11, R12, R13, R14,
        R15, R16, R17, R18, R19, R20, R21, R23, R24, R25, R26, R27, R28, R29
      ) = 1
    ) AS R31
  FROM alone
),
risk AS (
  SELECT
    *,
    R01 * bit_of('R01') + R02 * bit_of('R02') + R03 * bit_of('R03') + R04 * bit_of('R04')
      + R05 * bit_of('R05') + R06 * bit_of('R06') + R07 * bit_of('R07') + R08 * bit_of('R08')
      + R09 * bit_of('R09') + R10 * bit_of('R10') + R11 * bit_of('R11') + R12 * bit_of('R12')
      + R13 * bit_of('R13') + R14 * bit_of('R14') + R15 * bit_of('R15') + R16 * bit_of('R16')
      + R17 * bit_of('R17') + R18 * bit_of('R18') + R19 * bit_of('R19') + R20 * bit_of('R20')
      + R21 * bit_of('R21') + R23 * bit_of('R23') + R24 * bit_of('R24') + R25 * bit_of('R25')
      + R26 * bit_of('R26') + R27 * bit_of('R27') + R28 * bit_of('R28') + R29 * bit_of('R29')
      + R31 * bit_of('R31') AS risks
  FROM relapse
),
fired AS (
  SELECT *, hit(allowance OR (answers & risks) <> 0) AS A09
  FROM risk
),
added AS (
  SELECT
    household,
    risks
      + A01 * bit_of('A01') + A02 * bit_of('A02') + A03 * bit_of('A03') + A04 * bit_of('A04')
      + A05 * bit_of('A05') + A06 * bit_of('A06') + A07 * bit_of('A07') + A09 * bit_of('A09') AS hits,
    least(60, 40 * R05 + 20 * R06 + 15 * R07 + 5 * R08 + 20 * R16)
      + least(40, 25 * R12 + 20 * R19 + 15 * R20 + 5 * R24 + 10 * R25)
      + least(40, 10 * R13 + 5 * R14 + 10 * R15)
      + 40 * (R01 + R02 + R03 + R04) + 20 * (R09 + R21 + R23) + 15 * (R10 + R26 + R29)
      + 10 * (R11 + R17 + R27 + R28 + R31) + 5 * R18 AS points,
    greatest(
      -40,
      -20 * A02 - 15 * (A04 + A07) - 10 * (A03 + A05 + A06 + A09) - if(steady > 0, 5 + 5 * steady, 0)
    ) AS resistance,
    if(R01 + R02 + R03 + R04 + R05 > 0, 40, 0) AS floor
  FROM fired
),
scored AS (
  SELECT household, CAST(greatest(floor, points + resistance) AS SMALLINT) AS score, hits FROM added
)
SELECT household, score, CAST(least(5, score // 20) AS TINYINT) AS lamps, hits
FROM scored;
`
