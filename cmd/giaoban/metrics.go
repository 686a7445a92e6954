package main

import (
	"context"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"giaoban/analytics/words"
)

// metrics are what a Prometheus server may read of a running giaoban.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	durations *prometheus.HistogramVec
	errors    *prometheus.CounterVec
	costs     prometheus.Histogram
}

func (l *ledger) metrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "giaoban_http_requests_total", Help: "HTTP requests, by route and status."}, []string{"route", "status"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "giaoban_http_request_duration_seconds", Help: "Time to answer HTTP requests, by route.",
			Buckets: prometheus.ExponentialBuckets(0.001, 4, 9)}, []string{"route"}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "giaoban_graphql_errors_total", Help: "Errors in GraphQL answers, by code."}, []string{"code"}),
		costs: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "giaoban_graphql_cost_values", Help: "Cost of GraphQL operations: values in the answer at most.",
			Buckets: prometheus.ExponentialBuckets(1, 5, 8)}),
	}
	gauge := func(name, help string, read func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read)
	}
	m.registry.MustRegister(m.requests, m.durations, m.errors, m.costs,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gauge("giaoban_engine_up", "1 while ClickHouse answers, else 0.", l.engineUp),
		gauge("giaoban_statements_in_flight", "Connections to ClickHouse that are at work.", l.statementsInFlight),
		gauge("giaoban_data_version", "The newest data version; NaN while that cannot be read.", l.newestVersion))
	return m
}

func (l *ledger) engineUp() float64 {
	if l.engine.Ready() != nil {
		return 0
	}
	return 1
}

func (l *ledger) statementsInFlight() float64 {
	return float64(l.engine.Reader().Stats().Open + l.engine.Writer().Stats().Open) // the driver does not count idle ones as open
}

// metricsWait bounds what one reading of the metrics asks of ClickHouse.
const metricsWait = 5 * time.Second

func (l *ledger) newestVersion() float64 {
	ctx, cancel := context.WithTimeout(context.Background(), metricsWait)
	defer cancel()
	snap, err := l.newest(ctx)
	if err != nil {
		return math.NaN()
	}
	return float64(snap.Meta().DataVersion)
}

// observe counts a GraphQL answer.
func (m *metrics) observe(cost int, codes []string) {
	if cost > 0 {
		m.costs.Observe(float64(cost))
	}
	for _, code := range codes {
		m.errors.WithLabelValues(code).Inc()
	}
}

// measured counts what next answers. The route is the pattern that the request matched, so there are few of them.
func (m *metrics) measured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun, s := time.Now(), &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(s, r)
		m.requests.WithLabelValues(r.Pattern, strconv.Itoa(s.status)).Inc()
		m.durations.WithLabelValues(r.Pattern).Observe(time.Since(begun).Seconds())
	})
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// ServeHTTP serves the metrics to this machine alone.
func (m *metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if from, err := netip.ParseAddrPort(r.RemoteAddr); err != nil || !from.Addr().Unmap().IsLoopback() {
		plain(w, http.StatusForbidden, words.MetricsHere.En)
		return
	}
	promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}
