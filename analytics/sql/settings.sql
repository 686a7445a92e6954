SELECT name, any(value) AS value FROM settings GROUP BY name
