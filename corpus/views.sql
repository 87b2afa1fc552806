-- The public views: a promise to users. Columns may be added, never renamed.

create or replace view store.alike as
with sizes as (select document_id, count(*) as agreements from store.agreements group by document_id),
twins as (
  -- A content key is the same for the same words of a municipality and year, whatever file they are read from.
  select mine.document_id, other.document_id as twin_id, count(*) as shared
  from store.agreements mine join store.agreements other using (content_key)
  where mine.document_id <> other.document_id group by all
)
select t.document_id, d.source, t.twin_id,
  concat('largely the same as ', d.source, ': ', t.shared, ' agreements word for word, counted in both') as warning
from twins t join sizes s using (document_id) join store.documents d on d.document_id = t.twin_id
where t.shared >= 0.5 * s.agreements;

create or replace view documents as
with alike as (
  select document_id, list(warning order by source, twin_id) as warnings from store.alike group by document_id
)
select d.document_id, d.municipality, d.municipality_code, d.year, d.title, d.framework_period, d.signed_on, d.source, d.sha256,
  d.page_count, d.method, d.model, d.version, list_concat(d.warnings, coalesce(a.warnings, [])) as warnings, d.confidence,
  d.table_methods, d.placed_share
from store.documents d left join alike a using (document_id) order by d.municipality, d.year, d.document_id;
comment on view documents is 'A row is a PDF with agreements.';
comment on column documents.document_id is 'Follows from the file''s content: the same file has the same id everywhere.';
comment on column documents.municipality is 'Bare name, without gemeente.';
comment on column documents.municipality_code is 'CBS code (GM0243); null if unknown.';
comment on column documents.year is 'The jaarschijf; the first year of a document for several.';
comment on column documents.title is 'As printed.';
comment on column documents.framework_period is 'First and last year of the framework agreement: 2022-2026.';
comment on column documents.signed_on is 'Day of signing.';
comment on column documents.source is 'File name.';
comment on column documents.sha256 is 'SHA-256 of the file.';
comment on column documents.page_count is 'Pages in the file.';
comment on column documents.method is 'How it was read: text or ocr.';
comment on column documents.model is 'The pipeline that tagged it.';
comment on column documents.version is 'The version of jaarschijf that read it.';
comment on column documents.warnings is 'What a reader must know.';
comment on column documents.confidence is '0 to 1.';
comment on column documents.table_methods is 'Evidence its tables were read by: ruled, horizontal, shaded, aligned.';
comment on column documents.placed_share is 'Share (0 to 1) of its characters that have a place: cell, heading, prose, furniture or attachment.';

create or replace view files as
select source, sha256, outcome, stage, reason, document_id, "at" from store.files order by "at", source;
comment on view files is 'A row is a file ever offered to ingest, with what last became of it.';
comment on column files.source is 'File name.';
comment on column files.sha256 is 'SHA-256 of the file; null when it could not be opened.';
comment on column files.outcome is 'stored, empty (no agreements in it), failed, or removed from the corpus since.';
comment on column files.stage is 'Where it ended when it was not stored.';
comment on column files.reason is 'Why it was not stored.';
comment on column files.document_id is 'The document it became.';
comment on column files."at" is 'When, in UTC.';

create or replace view parties as
select p.document_id, p.name, p.kind, p.aliases from store.parties p join store.documents d using (document_id)
order by d.municipality, d.year, p.document_id, p.ordinal;
comment on view parties is 'A row is a party to a document. People who signed are not kept.';
comment on column parties.document_id is 'The document.';
comment on column parties.name is 'Name, as the document gives it in full.';
comment on column parties.kind is 'gemeente, corporatie, huurdersorganisatie or overig.';
comment on column parties.aliases is 'Other names that the document gives it.';

create or replace view themes as
select t.document_id, t.theme_number, t.theme, t.theme_code, t.intro from store.themes t join store.documents d using (document_id)
order by d.municipality, d.year, t.document_id, t.ordinal;
comment on view themes is 'A row is a theme of a document.';
comment on column themes.document_id is 'The document.';
comment on column themes.theme_number is 'As printed without its dot; its place when it has none.';
comment on column themes.theme is 'As printed, without number and the word Thema.';
comment on column themes.theme_code is 'Of a fixed list, the same for all documents; null when nothing fits.';
comment on column themes.intro is 'Prose between the heading and the agreements.';

create or replace view unplaced_text as
select u.document_id, d.municipality, d.year as document_year, u.page, u.text, u.boxes
from store.unplaced_text u join store.documents d using (document_id)
order by d.municipality, d.year, u.document_id, u.ordinal;
comment on view unplaced_text is 'A row is what of a page has no place in the result: in no cell, heading, prose or furniture.';
comment on column unplaced_text.document_id is 'The document.';
comment on column unplaced_text.municipality is 'Bare name.';
comment on column unplaced_text.document_year is 'The document''s jaarschijf.';
comment on column unplaced_text.page is '1-based page.';
comment on column unplaced_text.text is 'As printed, lines joined.';
comment on column unplaced_text.boxes is 'Where its words stand: page, x0, top, x1, bottom in points from the page''s top left.';

-- What other views are made of has no order: DuckDB sorts inner views too, and those are large.
create or replace view store.told_rows as
select r.row_id, r.document_id, d.municipality, d.year as document_year, r.ordinal, r.theme_number, t.theme, r.row_number,
  r.doelstelling, r.kaderafspraak, r.inherited, r.toelichting, r.trekker, r.gereed, r.page, r.confidence, r.warnings,
  t.theme_code
from store.agreement_rows r
join store.documents d using (document_id)
left join store.themes t on t.document_id = r.document_id and t.theme_number = r.theme_number;

create or replace view agreement_rows as
from store.told_rows order by municipality, document_year, document_id, ordinal;
comment on view agreement_rows is 'A row is a table row, or a numbered agreement in prose, after inheritance.';
comment on column agreement_rows.row_id is 'Stable: the same content gives the same id.';
comment on column agreement_rows.document_id is 'The document.';
comment on column agreement_rows.municipality is 'Bare name.';
comment on column agreement_rows.document_year is 'The document''s jaarschijf.';
comment on column agreement_rows.ordinal is 'Reading order in the document, from 0.';
comment on column agreement_rows.theme_number is 'The theme it stands under.';
comment on column agreement_rows.theme is 'That theme''s title.';
comment on column agreement_rows.row_number is 'As printed without its dot; null if it has none.';
comment on column agreement_rows.doelstelling is 'Goal, its own or inherited.';
comment on column agreement_rows.kaderafspraak is 'Framework agreement, its own or inherited.';
comment on column agreement_rows.inherited is 'Which of the two came from the row above.';
comment on column agreement_rows.toelichting is 'Explanation.';
comment on column agreement_rows.trekker is 'Who leads, as printed in its column.';
comment on column agreement_rows.gereed is 'When it is to be done, as printed in its column.';
comment on column agreement_rows.page is '1-based page on which it begins.';
comment on column agreement_rows.confidence is '1 less what each doubt costs.';
comment on column agreement_rows.warnings is 'The doubts, in words.';
comment on column agreement_rows.theme_code is 'That theme''s code, the same for all documents; null when nothing fits.';

create or replace view store.told_agreements as
select a.agreement_id, a.row_id, a.document_id, r.municipality, r.document_year, a.year, r.theme_number, r.theme, r.row_number,
  r.doelstelling, r.kaderafspraak, a.text, r.toelichting, r.trekker, r.gereed, a.commitment, a.page, a.boxes,
  a.commitment_evidence, r.ordinal, r.theme_code
from store.agreements a join store.told_rows r using (row_id);

-- Of each document the years that another speaks for: their own, without one the nearest. `speaking_years` in quote.py says the same of what workers have; a
-- test holds the two to each other.
create or replace view store.silent as
with told as (
  select document_id, agreed_for as year,
    rank() over (partition by municipality, agreed_for order by abs(year - agreed_for), year desc) as place
  from store.documents join (select distinct document_id, year as agreed_for from store.agreements) using (document_id)
)
select document_id, year from told where place > 1;

create or replace view agreements as
select a.*, s.document_id is null as speaks_for_year
from store.told_agreements a left join store.silent s on s.document_id = a.document_id and s.year = a.year
order by a.municipality, a.document_year, a.document_id, a.ordinal, a.year;
comment on view agreements is 'A row is one jaarafspraak: a row''s text for one year.';
comment on column agreements.agreement_id is 'Stable: the same content gives the same id.';
comment on column agreements.row_id is 'The row it stands in.';
comment on column agreements.document_id is 'The document.';
comment on column agreements.municipality is 'Bare name.';
comment on column agreements.document_year is 'The document''s jaarschijf.';
comment on column agreements.year is 'The year it is agreed for; less than document_year for last year''s column.';
comment on column agreements.theme_number is 'The theme it stands under.';
comment on column agreements.theme is 'That theme''s title.';
comment on column agreements.row_number is 'The row''s number.';
comment on column agreements.doelstelling is 'The row''s goal.';
comment on column agreements.kaderafspraak is 'The row''s framework agreement.';
comment on column agreements.text is 'As printed, lines joined.';
comment on column agreements.toelichting is 'The row''s explanation.';
comment on column agreements.trekker is 'The row''s trekker.';
comment on column agreements.gereed is 'The row''s gereed.';
comment on column agreements.commitment is 'resultaat, inspanning, proces or intentie.';
comment on column agreements.page is '1-based page on which it begins.';
comment on column agreements.boxes is 'Where its words stand: page, x0, top, x1, bottom in points from the page''s top left.';
comment on column agreements.commitment_evidence is 'The words that decided the commitment.';
comment on column agreements.ordinal is 'Reading order of its row in the document, from 0.';
comment on column agreements.theme_code is 'That theme''s code, the same for all documents; null when nothing fits.';
comment on column agreements.speaks_for_year is 'False for last year''s column, where last year''s own document is there (or a nearer one): count only those that speak.';

-- Without an order, as links and evolution: of a country's mentions sorting takes longer than most questions do.
create or replace view mentions as
select mention_id, document_id, row_id, agreement_id, field, year, label, text, "start", "end", value, role, numbers, bound,
  unit, kind, timex, due, "of", tagger
from store.mentions;
comment on view mentions is 'A row is a tagged expression.';
comment on column mentions.mention_id is 'Stable.';
comment on column mentions.document_id is 'The document.';
comment on column mentions.row_id is 'The row.';
comment on column mentions.agreement_id is 'The agreement it stands in; null for kaderafspraak, gereed and trekker.';
comment on column mentions.field is 'jaarafspraak, kaderafspraak, gereed or trekker.';
comment on column mentions.year is 'The jaarafspraak''s year; null in other fields.';
comment on column mentions.label is 'ACTOR, PERCENTAGE, DEADLINE, QUANTITY, MONEY or TARGET_GROUP.';
comment on column mentions.text is 'As printed.';
comment on column mentions."start" is 'First character in the field''s text, from 0.';
comment on column mentions."end" is 'One past the last character.';
comment on column mentions.value is 'Canonical name of an actor or target group.';
comment on column mentions.role is 'trekker (acts or commits) or betrokken.';
comment on column mentions.numbers is 'The figures: percentages, counts, euros.';
comment on column mentions.bound is 'min, max, approx, exact, range or plusminus.';
comment on column mentions.unit is 'Lemma of the counted noun.';
comment on column mentions.kind is 'Of a deadline: date, period, recurrence, continuous or duration.';
comment on column mentions.timex is 'Of a deadline: its TIMEX3 value.';
comment on column mentions.due is 'Of a deadline: the last day on time.';
comment on column mentions."of" is 'What a percentage is of.';
comment on column mentions.tagger is 'rules, or model for what only a statistical model knew.';

create or replace view links as
select from_agreement_id, to_agreement_id, municipality, from_year, to_year, change, score, evidence, decided_by
from store.links;
comment on view links is 'A row is two agreements in successive years that are the same commitment.';
comment on column links.from_agreement_id is 'The earlier one.';
comment on column links.to_agreement_id is 'The later one.';
comment on column links.municipality is 'Bare name.';
comment on column links.from_year is 'Year of the earlier one; more than one before to_year after an absence.';
comment on column links.to_year is 'Year of the later one.';
comment on column links.change is 'unchanged, reworded (same commitment, other words) or amended.';
comment on column links.score is '0 to 1.';
comment on column links.evidence is 'JSON: what spoke for it, and what was amended.';
comment on column links.decided_by is 'algorithm or reviewer.';

create or replace view quotes as
select quoted_agreement_id, original_agreement_id, drift from store.quotes order by all;
comment on view quotes is 'A row is a previous year''s text as the next document prints it, beside the original.';
comment on column quotes.quoted_agreement_id is 'As the later document prints it.';
comment on column quotes.original_agreement_id is 'As its own document stated it.';
comment on column quotes.drift is 'unchanged, reworded or amended.';

-- What store.evolution holds of a municipality (null: of all), as it follows from lineages and links. A view would look through
-- the links of all to tell of one.
create or replace macro store.derived_evolution(name) as table
with speaking as (
  select l.lineage_id, l.agreement_id, a.municipality, a.year, a.theme
  from store.lineages l join store.told_agreements a using (agreement_id) where name is null or a.municipality = name
),
own_links as (from store.links where name is null or municipality = name),
years as (
  select municipality, year, lag(year) over (partition by municipality order by year) as previous_year,
    lead(year) over (partition by municipality order by year) as next_year
  from (select distinct municipality, year from speaking)
),
nearest as (
  select to_agreement_id as agreement_id,
    arg_min({'previous': from_agreement_id, 'change': change}, (-score, from_agreement_id)) as link
  from own_links group by all
),
gone_on as (select from_agreement_id as agreement_id, min(to_year) as first_year from own_links group by all)
select s.lineage_id, s.municipality, s.year,
  case when y.previous_year is null then 'baseline' when n.link is null then 'new' else 'continued' end as status,
  n.link.change as change, s.agreement_id, n.link.previous as previous_agreement_id, s.theme
from speaking s join years y using (municipality, year) left join nearest n using (agreement_id)
union all
select s.lineage_id, s.municipality, y.next_year, 'dropped', null, null, s.agreement_id, s.theme
from speaking s join years y using (municipality, year) left join gone_on g using (agreement_id)
where y.next_year is not null and (g.first_year is null or g.first_year > y.next_year);

-- The agreements that speak for a year.
create or replace view store.speaking as
select e.lineage_id, e.agreement_id, e.municipality, e.year, e.change, e.theme, a.text, a.document_id, a.row_id
from store.evolution e join store.agreements a using (agreement_id) where e.status <> 'dropped';

create or replace view evolution as
select e.lineage_id, e.municipality, e.year, e.status, e.change, e.agreement_id, e.previous_agreement_id, e.theme,
  a.text, p.text as previous_text, coalesce(a.document_id, p.document_id) as document_id, coalesce(a.page, p.page) as page
from store.evolution e
left join store.agreements a on a.agreement_id = e.agreement_id
left join store.agreements p on p.agreement_id = e.previous_agreement_id;
comment on view evolution is 'A row is an agreement in a year, or its absence.';
comment on column evolution.lineage_id is 'The commitment over all years; the same when later years are added.';
comment on column evolution.municipality is 'Bare name.';
comment on column evolution.year is 'The year; of a dropped one, the first year without it.';
comment on column evolution.status is 'baseline (first year there is), new, continued or dropped.';
comment on column evolution.change is 'Of a continued one: unchanged, reworded or amended.';
comment on column evolution.agreement_id is 'The agreement; null when dropped.';
comment on column evolution.previous_agreement_id is 'What it continues; of a dropped one, its last.';
comment on column evolution.theme is 'Its theme.';
comment on column evolution.text is 'Its text; null when dropped.';
comment on column evolution.previous_text is 'The text it continues; of a dropped one, its last.';
comment on column evolution.document_id is 'The document it stands in; of a dropped one, in which it stood last.';
comment on column evolution.page is '1-based page of that document on which it begins.';

create or replace view evolution_counts as
select municipality, theme, year, count(*) filter (status = 'baseline') as baseline, count(*) filter (status = 'new') as "new",
  count(*) filter (status = 'continued') as continued, count(*) filter (status = 'dropped') as dropped
from store.evolution group by municipality, theme, year order by municipality, year, theme;
comment on view evolution_counts is 'A row is a theme of a municipality in a year, with how many agreements are of each status.';
comment on column evolution_counts.municipality is 'Bare name.';
comment on column evolution_counts.theme is 'The theme; of dropped ones, the theme they stood under.';
comment on column evolution_counts.year is 'The year.';
comment on column evolution_counts.baseline is 'In the first year there is.';
comment on column evolution_counts."new" is 'Not there the year before.';
comment on column evolution_counts.continued is 'There the year before, or back after an absence.';
comment on column evolution_counts.dropped is 'There the year before, and not now.';

create or replace view lineages as
with last_years as (select municipality, max(year) as last_year from store.speaking group by municipality),
merged as (
  select f.lineage_id, arg_max(t.lineage_id, (k.from_year, k.score, t.lineage_id)) as merged_into, max(k.from_year) as year
  from store.links k join store.lineages f on f.agreement_id = k.from_agreement_id
  join store.lineages t on t.agreement_id = k.to_agreement_id
  where f.lineage_id <> t.lineage_id group by f.lineage_id
)
select s.lineage_id, s.municipality, min(s.year) as first_year, max(s.year) as last_year, count(distinct s.year) as years,
  count(distinct s.year) filter (s.change <> 'unchanged') as changes, arg_max(s.theme, s.year) as theme, arg_min(s.text, s.year) as first_text,
  arg_max(s.text, s.year) as last_text, max(s.year) = any_value(m.last_year) as is_running,
  case when max(s.year) <= any_value(g.year) then any_value(g.merged_into) end as merged_into
from store.speaking s join last_years m using (municipality) join store.agreement_rows r using (row_id)
left join merged g using (lineage_id)
group by s.lineage_id, s.municipality
order by s.municipality, first_year, min((s.year, s.document_id, r.ordinal)), s.lineage_id;
comment on view lineages is 'A row is a commitment over all the years it was made.';
comment on column lineages.lineage_id is 'The same when later years are added.';
comment on column lineages.municipality is 'Bare name.';
comment on column lineages.first_year is 'The first year it was made.';
comment on column lineages.last_year is 'The last year it was made.';
comment on column lineages.years is 'In how many years it was made.';
comment on column lineages.changes is 'In how many years it was reworded or amended.';
comment on column lineages.theme is 'Its last theme.';
comment on column lineages.first_text is 'As first made.';
comment on column lineages.last_text is 'As last made.';
comment on column lineages.is_running is 'Whether it stands in the last year there is.';
comment on column lineages.merged_into is 'The lineage it went on in, when it was merged with another; null when it ended or runs.';

create or replace view amendments as
with told as (
  select from_agreement_id, to_agreement_id, municipality, from_year, to_year, unnest(amended) as amendment
  from store.links where change = 'amended'
),
-- No patterns: DuckDB may try them on all before it looks at what else was asked.
parted as (
  select *, left(amendment, strpos(amendment || ' ', ' ') - 1) as what,
    substr(amendment, strpos(amendment || ' ', ' ') + 1) as became
  from told
)
select t.from_agreement_id, t.to_agreement_id, t.municipality, t.from_year, t.to_year, a.theme, t.what,
  case when contains(t.became, ' -> ') then nullif(left(t.became, strpos(t.became, ' -> ') - 1), 'none')
    when starts_with(t.became, '- ') then substr(t.became, 3) end as before,
  case when contains(t.became, ' -> ') then nullif(substr(t.became, strpos(t.became, ' -> ') + 4), 'none')
    when starts_with(t.became, '+ ') then substr(t.became, 3) end as after,
  t.amendment, a.text
from parted t join store.speaking a on a.agreement_id = t.to_agreement_id join store.agreement_rows r using (row_id)
order by t.municipality, t.to_year, a.document_id, r.ordinal, t.to_agreement_id, t.from_agreement_id, t.amendment;
comment on view amendments is 'A row is one thing that was amended from one year to the next.';
comment on column amendments.from_agreement_id is 'The earlier agreement.';
comment on column amendments.to_agreement_id is 'The later agreement.';
comment on column amendments.municipality is 'Bare name.';
comment on column amendments.from_year is 'Year of the earlier one.';
comment on column amendments.to_year is 'Year of the later one.';
comment on column amendments.theme is 'Theme of the later one.';
comment on column amendments.what is
  'percentage, quantity, money, figure, label, due, year, gereed, recurrence, ordinal, places, trekker, betrokken, doelgroep, phase or scope.';
comment on column amendments.before is 'The value before (several as 70, 80; a phase as explore, plan, adopt, start, done, keep, review, revise, transfer, stop or next, how often in TIMEX3); what went, for who acts and for the scope; null where there was none, or the scope is another altogether.';
comment on column amendments.after is 'The value after; what came, for who acts and for the scope; null where there is none, or the scope is another altogether.';
comment on column amendments.amendment is 'The whole, in words.';
comment on column amendments.text is 'The later text.';

create or replace view actor_members as
select document_id, g.actor, p.name as member, p.kind
from store.parties p join store.documents d using (document_id)
join (values ('corporaties', 'corporatie'), ('huurdersorganisaties', 'huurdersorganisatie'), ('partijen', 'gemeente'),
  ('partijen', 'corporatie'), ('partijen', 'huurdersorganisatie')) g(actor, kind) using (kind)
order by d.municipality, d.year, document_id, g.actor, p.ordinal;
comment on view actor_members is 'A row is a member of a group of parties, in a document.';
comment on column actor_members.document_id is 'The document.';
comment on column actor_members.actor is 'The group, as mentions have it in value: corporaties, huurdersorganisaties or partijen.';
comment on column actor_members.member is 'A party''s name.';
comment on column actor_members.kind is 'Its kind.';

create or replace view actor_balance as
with acting as (
  select distinct s.municipality, s.year, s.theme, s.agreement_id,
    unnest(case m.value when 'partijen' then ['gemeente', 'corporatie', 'huurdersorganisatie']
      when 'corporaties' then ['corporatie'] when 'huurdersorganisaties' then ['huurdersorganisatie']
      else [coalesce(p.kind, 'overig')] end) as kind
  from store.speaking s
  join store.mentions m on m.agreement_id = s.agreement_id and m.label = 'ACTOR' and m.role = 'trekker'
  left join store.parties p on p.document_id = m.document_id and p.name = m.value
),
totals as (select municipality, year, theme, count(distinct agreement_id) as total from acting group by all)
select a.municipality, a.year, a.theme, a.kind, count(distinct a.agreement_id) as agreements,
  round(count(distinct a.agreement_id) / any_value(t.total), 4) as share
from acting a join totals t using (municipality, year, theme)
group by a.municipality, a.year, a.theme, a.kind order by a.municipality, a.year, a.theme, a.kind;
comment on view actor_balance is 'A row is a kind of party in a theme and year: in how many agreements it acts (wederkerigheid).';
comment on column actor_balance.municipality is 'Bare name.';
comment on column actor_balance.year is 'The year.';
comment on column actor_balance.theme is 'The theme.';
comment on column actor_balance.kind is 'gemeente, corporatie, huurdersorganisatie or overig.';
comment on column actor_balance.agreements is 'Agreements in which one of this kind acts; partijen are all three.';
comment on column actor_balance.share is 'The share (0 to 1) of the agreements in which anyone is said to act; together more than 1, as parties act together.';

create or replace view concerns as
with recursive own as (
  select s.agreement_id, a.row_id, a.document_id, s.municipality, s.year, s.theme, a.page, a.text, r.toelichting
  from store.speaking s join store.agreements a using (agreement_id) join store.agreement_rows r on r.row_id = a.row_id
),
same as (
  select to_agreement_id as agreement_id, from_agreement_id as previous, 2 as years
  from store.links where change = 'unchanged'
  union all
  select s.agreement_id, k.from_agreement_id, s.years + 1
  from same s join store.links k on k.to_agreement_id = s.previous and k.change = 'unchanged'
),
found as (
  select o.agreement_id, 'deadline-past' as concern,
    concat('the deadline "', m.text, '" (', m.due, ') lies before ', o.year) as reason
  from own o join store.mentions m on m.row_id = o.row_id and m.label = 'DEADLINE' and m.due < make_date(o.year, 1, 1)
    and (m.agreement_id = o.agreement_id or m.field = 'gereed')
  union
  -- Not what was done earlier: the year of "het in 2023 vastgestelde convenant".
  select o.agreement_id, 'earlier-year', concat('"', m.text, '" stands in the text for ', o.year)
  from own o join store.mentions m on m.agreement_id = o.agreement_id and m.label = 'DEADLINE' and m.due is null
    and regexp_matches(m.timex, '^\d{4}($|-)') and cast(m.timex[1:4] as integer) < o.year
    and not regexp_matches(m.text, '(?i)^(sinds|vanaf|per|met ingang)')
    and not regexp_matches(o.text[m."end" + 1 :], '^ \w*ge\w+(de|te|en)\b')
  union
  select agreement_id, 'unchanged-for-years', concat('the same text for ', max(years), ' years')
  from same group by agreement_id having max(years) >= 3
  union
  select agreement_id, 'contradiction', 'tweejaarlijks is once in two years, and more than one moment in a year is named'
  from own
  where regexp_matches(concat_ws(' ', text, toelichting), '(?i)tweejaarlijks')
    and len(list_distinct(regexp_extract_all(lower(concat_ws(' ', text, toelichting)),
      'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|voorjaar|najaar'))) >= 2
)
select f.agreement_id, o.document_id, o.municipality, o.year, o.theme, f.concern, f.reason, o.text, o.page
from found f join own o using (agreement_id) order by o.municipality, o.year, o.page, f.agreement_id, f.concern, f.reason;
comment on view concerns is 'A row is a commitment that looks stale, copied or contradictory, and why.';
comment on column concerns.agreement_id is 'The agreement.';
comment on column concerns.document_id is 'The document.';
comment on column concerns.municipality is 'Bare name.';
comment on column concerns.year is 'The year it is agreed for.';
comment on column concerns.theme is 'Its theme.';
comment on column concerns.concern is 'deadline-past, earlier-year, unchanged-for-years or contradiction.';
comment on column concerns.reason is 'In words.';
comment on column concerns.text is 'Its text.';
comment on column concerns.page is '1-based page on which it begins.';

create or replace view review as
with pairs as (
  select from_agreement_id, to_agreement_id, score, reason, null::varchar as verdict, null::varchar as decided_by,
    null::timestamp as decided_at, null::varchar as note
  from store.doubts
  union all
  select f.agreement_id, t.agreement_id, null, null, d.verdict, d.decided_by, d.decided_at, d.note
  from store.decisions d
  join store.agreements f on f.content_key = d.from_key join store.agreements t on t.content_key = d.to_key
)
select p.from_agreement_id, p.to_agreement_id, f.municipality, f.year as from_year, t.year as to_year, max(p.score) as score,
  max(p.reason) as reason, max(p.verdict) as verdict, max(p.decided_by) as decided_by, max(p.decided_at) as decided_at,
  max(p.note) as note, f.text as from_text, t.text as to_text, f.document_id as from_document_id, f.page as from_page,
  t.document_id as to_document_id, t.page as to_page
from pairs p
join store.told_agreements f on f.agreement_id = p.from_agreement_id
join store.told_agreements t on t.agreement_id = p.to_agreement_id
group by all order by f.municipality, t.year, score desc nulls last, p.from_agreement_id, p.to_agreement_id;
comment on view review is 'A row is a pair of agreements for a person to decide, or that a person decided.';
comment on column review.from_agreement_id is 'The earlier one.';
comment on column review.to_agreement_id is 'The later one.';
comment on column review.municipality is 'Bare name.';
comment on column review.from_year is 'Year of the earlier one.';
comment on column review.to_year is 'Year of the later one.';
comment on column review.score is 'What the model makes of it, 0 to 1.';
comment on column review.reason is 'Why it is doubtful.';
comment on column review.verdict is 'same or different, once decided.';
comment on column review.decided_by is 'Who decided.';
comment on column review.decided_at is 'When, in UTC.';
comment on column review.note is 'What the reviewer wrote.';
comment on column review.from_text is 'The earlier text.';
comment on column review.to_text is 'The later text.';
comment on column review.from_document_id is 'The document of the earlier one.';
comment on column review.from_page is 'Its page.';
comment on column review.to_document_id is 'The document of the later one.';
comment on column review.to_page is 'Its page.';

create or replace view row_review as
select r.row_id, r.document_id, r.municipality, r.document_year, r.theme_number, r.row_number, d.verdict, d.decided_by,
  d.decided_at, d.note
from store.row_decisions d join store.told_rows r using (row_id)
order by r.municipality, r.document_year, r.document_id, r.ordinal;
comment on view row_review is 'A row is a person''s word on an agreement row as it was read.';
comment on column row_review.row_id is 'The row.';
comment on column row_review.document_id is 'Its document.';
comment on column row_review.municipality is 'Bare name.';
comment on column row_review.document_year is 'The document''s jaarschijf.';
comment on column row_review.theme_number is 'Its theme.';
comment on column row_review.row_number is 'Its number.';
comment on column row_review.verdict is 'right or wrong.';
comment on column row_review.decided_by is 'Who said so.';
comment on column row_review.decided_at is 'When, in UTC.';
comment on column row_review.note is 'What they added.';
