# The expected counts of aberration_test.go, worked out with R's own glm, hatvalues and qnbinom.
# R 4.2.2: Rscript aberration.R
options(digits = 12)
weigh <- function(y, mu, phi, h) {
  s <- 1.5 * (y^(2/3) * mu^(-1/6) - sqrt(mu)) / sqrt(phi * (1 - h)) # surveillance::anscombe.residuals
  w <- ifelse(s > 2.58, s^-2, 1)
  w * length(y) / sum(w)
}
phi <- function(m) max(1, summary(m)$dispersion)
expect <- function(y, ago, days, now, trend) {
  t <- -ago / 12
  r <- median(y / days)
  mu <- r * days
  p0 <- max(1, median((y - mu)^2 / mu) / qchisq(0.5, 1))
  w <- weigh(y, mu, p0, 0)
  formula <- if (trend) y ~ t + offset(log(days)) else y ~ 1 + offset(log(days))
  for (i in 1:2) {
    m <- glm(formula, family = quasipoisson, weights = w, control = list(epsilon = 1e-12))
    if (i == 1) w <- weigh(y, fitted(m), phi(m), hatvalues(m))
  }
  c0 <- summary(m)$cov.unscaled[1, 1] * phi(m)
  mean <- now * exp(coef(m)[[1]])
  v <- phi(m) * mean + mean^2 * c0
  if (phi(m) > 1) v <- max(v, mean + (v - mean) * (qt(0.995, df.residual(m)) / qnorm(0.995))^2)
  q <- if (v > mean * (1 + 1e-9)) qnbinom(c(.005, .995), mu = mean, size = mean^2 / (v - mean)) else qpois(c(.005, .995), mean)
  pt <- if (trend) summary(m)$coefficients[2, 4] else NA
  cat("trend", trend, "mean", mean, "phi", phi(m), "variance", v, "bounds", q, "p(trend)", pt, "\n")
}
ago <- c(11:13, 23:25, 35:37, 47:49, 59:61)
days <- c(31, 30, 31, 31, 30, 31, 31, 30, 31, 31, 30, 31, 31, 30, 31)
level <- c(102, 95, 110, 99, 91, 120, 87, 104, 98, 111, 93, 107, 101, 88, 96)
grows <- c(205, 188, 197, 160, 171, 149, 128, 131, 120, 104, 99, 93, 80, 84, 77)
burst <- c(40, 71, 22, 35, 90, 51, 18, 44, 63, 29, 80, 33, 47, 25, 58)
outlier <- replace(level, 7, 10000)
for (y in list(level, grows, burst, outlier)) for (trend in c(TRUE, FALSE)) expect(y, ago, days, 30, trend)
