SELECT registry, code, name_vi, name_en, aliases, parent, valid_from, valid_to, replaced_by
FROM registry
WHERE version IN {inforce:Array(UInt64)}
ORDER BY registry, code, version DESC
LIMIT 1 BY registry, code
