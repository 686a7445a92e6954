INSERT INTO registry (registry, code, version, name_vi, name_en, aliases, parent, valid_from, valid_to, replaced_by)
