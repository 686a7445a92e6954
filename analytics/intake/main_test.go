package intake_test

import (
	"testing"

	"giaoban/analytics/enginetest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }
