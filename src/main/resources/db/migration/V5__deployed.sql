-- What tells the static files of the site that was started last from others; one row. See vanity.edge.PurgeQueue.
create table deployed (
  site    boolean primary key default true check (site),
  assets  text not null
);
