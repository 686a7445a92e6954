package stats

// Method names a method of this package, with the papers that it comes from.
type Method struct {
	Code       string
	References []string // full, as a bibliography gives them
}

// The codes of the methods.
const (
	MethodRateRatio      = "RATE_RATIO"
	MethodFalseDiscovery = "FALSE_DISCOVERY_RATE"
	MethodDispersion     = "DISPERSION"
	MethodEquivalence    = "EQUIVALENCE"
	MethodAberration     = "ABERRATION"
)

// Methods lists what this package does, in the order in which an answer uses it.
func Methods() []Method {
	return []Method{
		{MethodDispersion, []string{
			"Wedderburn RWM (1974). Quasi-likelihood functions, generalized linear models, and the Gauss–Newton method. Biometrika 61(3):439–447.",
			"McCullagh P, Nelder JA (1989). Generalized Linear Models, 2nd ed. Chapman and Hall, London.",
			"Gasser T, Sroka L, Jennen-Steinmetz C (1986). Residual variance and residual pattern in nonlinear regression. Biometrika 73(3):625–633.",
			"Huber PJ (1964). Robust estimation of a location parameter. Annals of Mathematical Statistics 35(1):73–101.",
		}},
		{MethodRateRatio, []string{
			"Lehmann EL, Romano JP (2005). Testing Statistical Hypotheses, 3rd ed. Springer, New York.",
			"Fay MP (2010). Two-sided exact tests and matching confidence intervals for discrete data. The R Journal 2(1):53–58.",
			"Clopper CJ, Pearson ES (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26(4):404–413.",
		}},
		{MethodFalseDiscovery, []string{
			"Benjamini Y, Hochberg Y (1995). Controlling the false discovery rate: a practical and powerful approach to multiple testing. Journal of the Royal Statistical Society B 57(1):289–300.",
		}},
		{MethodEquivalence, []string{
			"Schuirmann DJ (1987). A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average bioavailability. Journal of Pharmacokinetics and Biopharmaceutics 15(6):657–680.",
		}},
		{MethodAberration, []string{
			"Farrington CP, Andrews NJ, Beale AD, Catchpole MA (1996). A statistical algorithm for the early detection of outbreaks of infectious disease. Journal of the Royal Statistical Society A 159(3):547–563.",
			"Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A (2013). An improved algorithm for outbreak detection in multiple surveillance systems. Statistics in Medicine 32(7):1206–1222.",
			"Jeffreys H (1946). An invariant form for the prior probability in estimation problems. Proceedings of the Royal Society A 186(1007):453–461.",
		}},
	}
}
