-- Pairs of a cut, made of hashes. Shares are near those printed for 2020: most pairs are decided
-- by the year's end, three in ten of those after an investigation; bodies differ by size (the
-- square of a lot), headings are even.
create or replace temp view lots as
select
  i,
  i % 20 = 0 and i > 0 as again, -- one case in twenty concerns a second body
  i - i // 20 as number,
  (hash(i, 'body') % 10000)::double / 10000 as body_lot,
  (hash(i, 'heading') % 1000)::int as heading_lot,
  (hash(i, 'outcome') % 100)::int as outcome_lot,
  (hash(i, 'remedied') % 10)::int as remedied_lot,
  (hash(i, 'compliance') % 100)::int as compliance_lot,
  date '2019-01-01' + (hash(i - again::int, 'received') % 455)::int as received_on,
  received_on + 7 + (hash(i, 'days') % 200)::int as decided_on
from range($rows) as made(i);

create or replace temp view steps as
select
  *,
  decided_on <= date '2020-03-31' as is_decided,
  case
    when outcome_lot < 6 then 'incomplete_invalid'
    when outcome_lot < 14 then 'advice_given'
    when outcome_lot < 44 then 'referred_back'
    when outcome_lot < 70 then 'closed_initial'
    when outcome_lot < 83 then 'not_upheld'
    else 'upheld'
  end as lot_outcome,
  is_decided and lot_outcome = 'upheld' as is_upheld,
  is_upheld and decided_on + 60 <= date '2020-03-31' as is_due,
  is_due and compliance_lot >= 3 as is_settled,
  case
    when compliance_lot < 4 then 'not_satisfied'
    when compliance_lot < 8 then 'incomplete_satisfied'
    when compliance_lot < 30 then 'late'
    else 'on_time'
  end as lot_compliance
from lots;

create or replace temp view made_pairs as
select
  i,
  again,
  printf('%02d %03d %03d', 10 + number // 1000000, number // 1000 % 1000, number % 1000)
    as reference,
  names.bodies[1 + floor(body_lot * body_lot * len(names.bodies))::int] as body,
  if(heading_lot = 0, null, headings[1 + heading_lot % len(headings)]) as heading,
  received_on as received,
  received_on >= date '2019-04-01' as received_in_year,
  if(is_decided, decided_on, null) as decided,
  is_decided and decided_on >= date '2019-04-01' as decided_in_year,
  if(is_decided, lot_outcome, null) as outcome,
  case
    when not is_upheld or remedied_lot = 0 then null
    when remedied_lot < 3 then 'by_body'
    when remedied_lot < 4 then 'none'
    else 'by_us'
  end as remedied,
  if(is_due, decided_on + 50, null) as due,
  case
    when is_settled and lot_compliance = 'late' then decided_on + 55
    when is_settled and lot_compliance = 'on_time' then decided_on + 40
  end as done,
  if(is_settled, lot_compliance, null) as compliance,
  is_settled and decided_on + 60 >= date '2019-04-01' as settled_in_year,
  is_due and not is_settled as due_unsettled,
  'casework' as provenance,
  (1 + ((i + 1) % 20 = 0 and i + 1 < $rows)::int)::bigint as bodies -- of its case
from steps, names;
