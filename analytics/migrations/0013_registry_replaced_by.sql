-- The codes that an entry was merged or split into.
ALTER TABLE registry ADD COLUMN IF NOT EXISTS replaced_by Array(String)
