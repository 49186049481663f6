-- A feed that is being taken over from another program is not in the list of feeds yet. Until then
-- (milliseconds since 1970) it is awaited there, and nobody takes it for one that was dropped.
ALTER TABLE feeds ADD COLUMN awaited_until INTEGER;
