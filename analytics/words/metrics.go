package words

// MetricsHere refuses /metrics to another machine.
var MetricsHere = Phrase{Vi: "Chỉ máy này đọc được /metrics.", En: "Only this machine may read /metrics."}
