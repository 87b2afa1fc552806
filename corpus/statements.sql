-- All jaarafspraken of a municipality ($1) for the years from $2 to $3, null for no bound, with what linking looks at, each as a JSON object of the fields of Statement.
with tagged as (
  select agreement_id, list({label: label, "value": value, role: role, numbers: numbers, bound: bound,
    unit: unit, timex: timex, due: due, text: text, kind: party_kind} order by "start", label) as mentions
  from (
    select m.*, case m.value when 'partijen' then 'partijen' when 'corporaties' then 'corporatie'
      when 'huurdersorganisaties' then 'huurdersorganisatie' else p.kind end as party_kind
    from store.mentions m
    left join (select distinct document_id, name, kind from store.parties) p
      on p.document_id = m.document_id and p.name = m.value
  )
  where agreement_id is not null and document_id in (select document_id from store.documents where municipality = $1)
  group by agreement_id
), led as (
  select row_id, list([text, "value"] order by "start") as leaders
  from store.mentions
  where field = 'trekker' and label = 'ACTOR' and "value" is not null
    and document_id in (select document_id from store.documents where municipality = $1)
  group by row_id
)
select to_json({agreement_id: a.agreement_id, row_id: a.row_id, document_id: a.document_id, document_year: a.document_year,
  "year": a.year, ordinal: a.ordinal, theme_number: a.theme_number, theme: a.theme, theme_code: t.theme_code,
  row_number: a.row_number, doelstelling: a.doelstelling, kaderafspraak: a.kaderafspraak, text: a.text, trekker: a.trekker,
  gereed: a.gereed, mentions: coalesce(g.mentions, []),
  leaders: coalesce(l.leaders, [])})
from store.told_agreements a
left join store.themes t on t.document_id = a.document_id and t.theme_number = a.theme_number
left join tagged g using (agreement_id)
left join led l on l.row_id = a.row_id
where a.municipality = $1 and a.year >= coalesce($2, a.year) and a.year <= coalesce($3, a.year)
order by a.year, a.document_year, a.document_id, a.ordinal
