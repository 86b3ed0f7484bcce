select
  body,
  heading,
  count(*) filter (received_in_year) as received,
  count(*) filter (decided_in_year) as decided,
  count(*) filter (decided_in_year and outcome = 'incomplete_invalid') as incomplete_invalid,
  count(*) filter (decided_in_year and outcome = 'advice_given') as advice_given,
  count(*) filter (decided_in_year and outcome = 'referred_back') as referred_back,
  count(*) filter (decided_in_year and outcome = 'closed_initial') as closed_initial,
  count(*) filter (decided_in_year and outcome = 'not_upheld') as not_upheld,
  count(*) filter (decided_in_year and outcome = 'upheld') as upheld,
  count(*) filter (decided_in_year and outcome = 'upheld' and remedied = 'by_us')
    as remedied_by_us,
  count(*) filter (decided_in_year and outcome = 'upheld' and remedied = 'by_body')
    as remedied_by_body,
  count(*) filter (settled_in_year) as settled,
  count(*) filter (settled_in_year and compliance = 'on_time') as on_time,
  count(*) filter (settled_in_year and compliance = 'late') as late,
  count(*) filter (settled_in_year and compliance = 'incomplete_satisfied')
    as incomplete_satisfied,
  count(*) filter (settled_in_year and compliance = 'not_satisfied') as not_satisfied,
  count(*) filter (due_unsettled) as due_unsettled,
  count(*) filter (provenance = 'published') as published_rows,
  count(*) filter (provenance = 'invented') as invented_rows,
  null as within_13_weeks,
  null as within_26_weeks,
  null as within_52_weeks
from read_parquet($pairs)
group by body, heading
union all by name
select
  null as body,
  heading,
  count(*) filter (received_in_year) as received,
  count(*) filter (decided_in_year) as decided,
  count(*) filter (decided_in_year and outcome = 'incomplete_invalid') as incomplete_invalid,
  count(*) filter (decided_in_year and outcome = 'advice_given') as advice_given,
  count(*) filter (decided_in_year and outcome = 'referred_back') as referred_back,
  count(*) filter (decided_in_year and outcome = 'closed_initial') as closed_initial,
  count(*) filter (decided_in_year and outcome = 'not_upheld') as not_upheld,
  count(*) filter (decided_in_year and outcome = 'upheld') as upheld,
  count(*) filter (decided_in_year and outcome = 'upheld' and remedied = 'by_us')
    as remedied_by_us,
  count(*) filter (decided_in_year and outcome = 'upheld' and remedied = 'by_body')
    as remedied_by_body,
  count(*) filter (decided_in_year and decided <= received + 91) as within_13_weeks,
  count(*) filter (decided_in_year and decided <= received + 182) as within_26_weeks,
  count(*) filter (decided_in_year and decided <= received + 364) as within_52_weeks
from read_parquet($cases)
group by heading
