-- How ACLED names the classes of actors.
create function reporting.acled_inter(class text) returns text
language sql immutable
as $$
  select case
    when class in ('state_force', 'government') then 'State forces'
    when class = 'rebel' then 'Rebel groups'
    when class in ('political_militia', 'criminal') then 'Political militias'
    when class = 'identity_militia' then 'Identity militias'
    when class = 'rioters' then 'Rioters'
    when class = 'protesters' then 'Protesters'
    when class in ('civilians', 'media', 'party', 'organisation') then 'Civilians'
    when class = 'external' then 'External/Other forces'
  end
$$;

comment on function reporting.acled_inter(text) is
  'The class of an actor as ACLED names it; used by acled_shape.';
