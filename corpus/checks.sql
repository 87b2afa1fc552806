-- What a sound corpus has none of: a row for each fault, a code and the words.
with placed as (
  select a.agreement_id, a.document_id, d.page_count, unnest(a.boxes) as box
  from store.agreements a join store.documents d using (document_id)
),
fields as (
  select m.mention_id, m.text, m."start", m."end",
    case m.field when 'jaarafspraak' then a.text when 'kaderafspraak' then r.kaderafspraak when 'gereed' then r.gereed
      else r.trekker end as field_text
  from store.mentions m
  join store.agreement_rows r using (row_id)
  left join store.agreements a on a.agreement_id = m.agreement_id
),
linked as (
  select 'link' as what, from_agreement_id as agreement_id from store.links
  union all select 'link', to_agreement_id from store.links
  union all select 'lineage', agreement_id from store.lineages
  union all select 'quote', quoted_agreement_id from store.quotes
  union all select 'quote', original_agreement_id from store.quotes
  union all select 'doubt', from_agreement_id from store.doubts
  union all select 'doubt', to_agreement_id from store.doubts
),
parts as (
  select 'party' as what, document_id from store.parties
  union all select 'theme', document_id from store.themes
  union all select 'row', document_id from store.agreement_rows
  union all select 'agreement', document_id from store.agreements
  union all select 'mention', document_id from store.mentions
  union all select 'attachment', document_id from store.attachments
  union all select 'unplaced text', document_id from store.unplaced_text
  union all select 'page', document_id from store.pages
)
select 'orphan' as code, concat('a ', what, ' of a document that is not there: ', document_id) as message
from parts anti join store.documents using (document_id)
union
select 'orphan', concat('an agreement of a row that is not there: ', agreement_id)
from store.agreements anti join store.agreement_rows using (row_id)
union
select 'orphan', concat('a mention in a row that is not there: ', mention_id)
from store.mentions anti join store.agreement_rows using (row_id)
union
select 'orphan', concat('a mention in an agreement that is not there: ', mention_id)
from store.mentions m where m.agreement_id is not null
  and not exists (select 1 from store.agreements a where a.agreement_id = m.agreement_id)
union
select 'orphan', concat('a ', what, ' to an agreement that is not there: ', agreement_id)
from linked anti join store.agreements using (agreement_id)
union
select 'no-theme', concat('a row under a theme that is not there: ', row_id)
from store.agreement_rows r
where not exists (select 1 from store.themes t where t.document_id = r.document_id and t.theme_number = r.theme_number)
union
select 'box', concat('a box off its page or inside out: ', agreement_id)
from placed
where box.page not between 1 and page_count or box.x0 > box.x1 or box.top > box.bottom
union
-- A letter may be drawn over the edge of its page; half of it is inside.
select 'box', concat('a box off the sheet: ', agreement_id)
from placed p join store.pages s on s.document_id = p.document_id and s.page = p.box.page
where p.box.x1 < 0 or p.box.bottom < 0 or p.box.x0 > s.width or p.box.top > s.height
union
select 'box', concat('a text that is not on its page: ', agreement_id)
from store.agreements where len(boxes) > 0 and boxes[1].page <> page
union
select 'page', concat('a row on a page that is not there: ', row_id)
from store.agreement_rows r join store.documents d using (document_id) where r.page not between 1 and d.page_count
union
select 'page', concat('a document whose pages are not counted right: ', d.document_id)
from store.documents d join (select document_id, count(*) as pages, max(page) as last from store.pages group by all) p
  using (document_id)
where p.pages <> d.page_count or p.last <> d.page_count
union
select 'empty', concat('an agreement without a text: ', agreement_id) from store.agreements where trim(text) = ''
union
select 'orphan', concat('a file of a document that is not there: ', source)
from store.files f where f.document_id is not null
  and not exists (select 1 from store.documents d where d.document_id = f.document_id)
union
select 'link', concat('a link of other years than its agreements: ', l.from_agreement_id, ' to ', l.to_agreement_id)
from store.links l
join store.agreements f on f.agreement_id = l.from_agreement_id join store.agreements t on t.agreement_id = l.to_agreement_id
where l.from_year <> f.year or l.to_year <> t.year or f.year >= t.year
union
select 'link', concat('a link between municipalities: ', l.from_agreement_id, ' to ', l.to_agreement_id)
from (select *, unnest([from_agreement_id, to_agreement_id]) as agreement_id from store.links) l
join store.agreements a using (agreement_id) join store.documents d using (document_id) where d.municipality <> l.municipality
union
select 'lineage', concat('linked, and of no lineage: ', agreement_id)
from linked anti join store.lineages using (agreement_id) where what = 'link'
union
select 'lineage', concat('linked, and of no lineage: ', d.municipality, ' ', a.year)
from store.agreements a join store.documents d using (document_id)
where not exists (select 1 from store.unlinked u where u.municipality = d.municipality)
group by d.municipality, a.year
having count(*) filter (exists (select 1 from store.lineages l where l.agreement_id = a.agreement_id)) = 0
union
select 'evolution', concat('what became of its agreements is not what their links say: ', municipality, ' ', year)
from (
  (from store.derived_evolution(null) except from store.evolution)
  union all (from store.evolution except from store.derived_evolution(null))
)
union
select 'mention-text', concat('a mention that is not where it is said to be: ', mention_id)
from fields where text is distinct from field_text["start" + 1 : "end"]
order by all
