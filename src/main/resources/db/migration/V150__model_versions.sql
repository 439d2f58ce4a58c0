-- The highest number any version of a model ever had; it is never given twice, whatever is removed.
create table fdforge.model_version (
    kind text not null,
    key text not null,
    version integer not null,
    primary key (kind, key)
);

-- Jobs that were at work when their node died, and how often.
create table fdforge.job_death (
    job text primary key,
    deaths integer not null,
    at timestamptz not null default now()
);
