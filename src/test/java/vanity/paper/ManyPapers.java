package vanity.paper;

import vanity.db.Database;

/** As many papers as arXiv gets in a year, made by PostgreSQL. */
final class ManyPapers {
  private ManyPapers() {}

  /** Over the years since 2007, in a few categories, with words of different frequency. */
  static void load(Database database, int count) {
    database.update(
        """
        insert into papers (arxiv_id, version, title, authors, abstract, categories, published,
          updated, checked_at)
        select to_char(day at time zone 'utc', 'YYMM') || '.'
            || lpad((1 + n % 9999)::text, case when day < '2015-01-01' then 4 else 5 end, '0'), 1,
          'On ' || words.list[1 + n % 40] || ' and ' || words.list[1 + n / 7 % 40] || ' number ' || n,
          jsonb_build_array(jsonb_build_object('name', 'Author ' || words.list[1 + n / 3 % 40], 'affiliations', '[]'::jsonb)),
          (select string_agg(words.list[1 + (n * k / 5 + k) % 40], ' ') from generate_series(1, 120) k),
          case n % 3 when 0 then '{cs.LG,stat.ML}' when 1 then '{math.CO}' else '{hep-th,gr-qc}' end::text[],
          day, day, now()
        from generate_series(0, ? - 1) n,
          lateral (select timestamptz '2007-04-01T00:00:00Z' + n * interval '51 minutes' as day) days,
          (select string_to_array('learning graph quantum network field attention theory model random matrix deep energy algebra group space wave star galaxy light neural optimal bound proof logic set tree flow shape data noise signal phase spin mass gauge string brane knot curve smith', ' ') as list) words
        """,
        count);
  }
}
