# Binomial-normal model with a random intercept, k ~ Bin(n, plogis(mu + tau z)), z ~ N(0, 1): maximum likelihood by Newton's
# method on the analytic score. Integrals over z by the trapezoid rule on a fine grid, whose error is far below 1e-15 here
# (the integrand is analytic); checked against integrate() and against lme4::glmer.
source("common.R")
suppressMessages(library(lme4))

step <- 0.01
z <- seq(-14, 14, step)
phi <- dnorm(z) * step

moments <- function(mu, tau, k, n) {
  parts <- mapply(function(k, n) {
    eta <- mu + tau * z
    f <- k * eta - n * (pmax(eta, 0) + log1p(exp(-abs(eta))))
    w <- exp(f - max(f)) * phi
    total <- sum(w)
    w <- w / total
    p <- plogis(eta)
    g <- k - n * p
    c(
      log(total) + max(f), sum(w * g), sum(w * g * z),
      sum(w * (g^2 - n * p * (1 - p))) - sum(w * g)^2,
      sum(w * z * (g^2 - n * p * (1 - p))) - sum(w * g) * sum(w * g * z),
      sum(w * z^2 * (g^2 - n * p * (1 - p))) - sum(w * g * z)^2
    )
  }, k, n)
  rowSums(parts)
}

root <- function(f, lower, upper) uniroot(f, c(lower, upper), tol = 1e-14, extendInt = "yes", maxiter = 10000)$root

best_mu <- function(tau, k, n) root(function(mu) moments(mu, tau, k, n)[2], -3, 3)

# the largest log likelihood over tau at a mu, by a search over brackets
best_tau <- function(mu, k, n) {
  grid <- c(0, exp(seq(log(0.01), log(10), length.out = 120)))
  at <- sapply(grid, function(tau) moments(mu, tau, k, n)[1])
  i <- which.max(at)
  if (i == 1) return(0)
  stopifnot(i < length(grid))
  lower <- grid[max(2, i - 1)]
  d <- function(tau) moments(mu, tau, k, n)[3] / tau
  if (d(lower) < 0) return(optimize(function(tau) moments(mu, tau, k, n)[1], c(0, grid[i + 1]), maximum = TRUE, tol = 1e-12)$maximum)
  uniroot(d, c(lower, grid[i + 1]), tol = 1e-14)$root
}

case <- function(id, k, n, level = 0.95) {
  grid <- c(0, exp(seq(log(0.01), log(10), length.out = 60)))
  profile <- sapply(grid, function(tau) moments(best_mu(tau, k, n), tau, k, n)[1])
  i <- which.max(profile)
  tau <- 0
  if (i > 1) {
    d <- function(tau) moments(best_mu(tau, k, n), tau, k, n)[3] / tau
    tau <- uniroot(d, c(grid[max(2, i - 1)], grid[i + 1]), tol = 1e-14)$root
  }
  mu <- best_mu(tau, k, n)
  m <- moments(mu, tau, k, n)
  check <- sum(mapply(function(k, n) {
    f <- function(z) k * (mu + tau * z) + n * plogis(mu + tau * z, lower.tail = FALSE, log.p = TRUE)
    top <- max(f(z) + dnorm(z, log = TRUE))
    at <- z[which.max(f(z) + dnorm(z, log = TRUE))]
    parts <- c(-14, at, 14)
    total <- sum(sapply(1:2, function(i) {
      integrate(function(z) exp(f(z) + dnorm(z, log = TRUE) - top), parts[i], parts[i + 1],
        rel.tol = 1e-11, abs.tol = 0, subdivisions = 2000L)$value
    }))
    top + log(total)
  }, k, n))
  stopifnot(abs(check / m[1] - 1) < 1e-11)
  se <- if (tau == 0) sqrt(-1 / m[4]) else sqrt(solve(-matrix(m[c(4, 5, 5, 6)], 2))[1, 1])
  cut <- qchisq(level, 1)
  drop <- function(mu) 2 * (m[1] - moments(mu, best_tau(mu, k, n), k, n)[1]) - cut
  reach <- function(sign) {
    far <- se
    while (drop(mu + sign * far) < 0) far <- 1.5 * far
    uniroot(drop, sort(c(mu, mu + sign * far)), tol = 1e-13)$root
  }
  ci <- c(reach(-1), reach(1))
  half <- qt(1 - (1 - level) / 2, length(k) - 2) * sqrt(tau^2 + se^2)
  fit <- function(tolerance) {
    control <- glmerControl(optimizer = "Nelder_Mead", tolPwrss = tolerance, check.conv.singular = "ignore",
      optCtrl = list(FtolAbs = 1e-15, FtolRel = 1e-16, XtolRel = 1e-12, maxfun = 1e5), calc.derivs = FALSE)
    suppressWarnings(glmer(cbind(k, n - k) ~ 1 + (1 | c), data = data.frame(k = k, n = n, c = factor(seq_along(k))),
      family = binomial, nAGQ = 51, control = control))
  }
  glmm <- tryCatch(fit(1e-13), error = function(e) fit(1e-9))
  list(
    id = id, k = k, n = n, level = level, logit = mu, tau2 = tau^2, std_err = se, log_lik = m[1] + sum(lchoose(n, k)),
    profile_ci = ci, prediction = mu + c(-half, half), proportion = plogis(mu), proportion_ci = plogis(ci),
    proportion_prediction = plogis(mu + c(-half, half)),
    glmer_logit = as.numeric(fixef(glmm)), glmer_tau2 = as.numeric(VarCorr(glmm)$c)
  )
}

herds <- aggregate(cbind(incidence, size) ~ herd, cbpp, sum)
write_oracle(
  "binomial_normal.json",
  paste(
    "Random-intercept binomial-normal model: maximum likelihood of mu (logit) and tau2, standard error of mu from the observed",
    "information of (mu, tau) (of mu alone at tau2 = 0), profile-likelihood interval of mu, prediction interval with t(k - 2).",
    "Integrals by the trapezoid rule (step 0.01 on [-14, 14]); glmer_*: lme4::glmer(nAGQ = 51), an iterative fit."
  ),
  versions("lme4", "jsonlite"),
  list(
    case("004 cr_ind", c(9, 7, 4, 4, 3, 2, 3, 1, 1), c(11, 8, 6, 5, 4, 3, 3, 2, 1)),
    case("004 crs_ind", c(9, 8, 5, 5, 2, 3, 3, 2, 1), c(11, 8, 6, 5, 4, 3, 3, 2, 1)),
    case("CR rate by paper", c(34, 12, 6, 13), c(43, 14, 7, 18)),
    case("cbpp by herd", herds$incidence, herds$size),
    case("heterogeneous, with 0 and all", c(0, 9, 3, 12, 1, 7, 5), c(6, 10, 9, 12, 8, 7, 11)),
    case("heterogeneous 90 %", c(2, 30, 11, 55, 6, 19), c(40, 60, 50, 70, 45, 30), 0.9),
    case("few events", c(0, 1, 0, 2, 0, 0, 1), c(12, 9, 20, 15, 8, 30, 6)),
    case("large centres", c(480, 1130, 260, 905), c(1000, 2000, 640, 1500))
  )
)
