# What a statistician would write for the benchmark's centres: read nine dresses, make one table, estimate.
# Needs data.table, survival, cmprsk. Argument: the list of files, inputs.tsv. Prints figures as name,value.
# Texts that repeat (dates, codes) are converted once each.
suppressPackageStartupMessages({ library(data.table); library(survival); library(cmprsk) })
list_file <- commandArgs(TRUE)[1]
inputs <- fread(list_file, sep = "\t", header = FALSE, col.names = c("source", "path", "encoding", "delimiter"))
started <- proc.time()[["elapsed"]]
stage <- function(name) {
  now <- proc.time()[["elapsed"]]
  message(sprintf("%-10s %8.2f s", name, now - started))
  started <<- now
}

once <- function(x, f) { u <- unique(x); f(u)[match(x, u)] }
iso <- function(x, form = "%Y-%m-%d") once(x, function(u) as.integer(as.Date(u, format = form)))
chinese <- function(x) once(x, function(u) as.integer(as.Date(gsub("[^0-9]+", "-", u), format = "%Y-%m-%d-")))
serial <- function(x) once(x, function(u) suppressWarnings(as.integer(u)) - 25569L)

one_file <- function(i) {
  latin <- inputs$encoding[i] == "windows-1252"
  d <- fread(file.path(dirname(list_file), inputs$path[i]), sep = if (inputs$delimiter[i] == "tab") "\t" else inputs$delimiter[i],
             header = TRUE, colClasses = "character", na.strings = NULL, encoding = if (latin) "Latin-1" else "unknown")
  if (inputs$encoding[i] == "GB18030") {
    setnames(d, iconv(names(d), "GB18030", "UTF-8"))
    for (n in names(d)[-1]) set(d, j = n, value = once(d[[n]], function(u) iconv(u, "GB18030", "UTF-8")))
  } else if (latin) {
    setnames(d, enc2utf8(names(d)))
  } else {
    setnames(d, sub("^\ufeff", "", names(d)))
  }
  d[, site := sub("/.*", "", inputs$path[i])]
  d
}
read <- function(source) {
  rows <- which(inputs$source == source)
  if (length(rows) == 0) NULL else rbindlist(lapply(rows, one_file))
}
standard <- function(site, id, male, infusion, response, relapse, death, last, crs)
  data.table(site, id, male, infusion, cr = response, relapse, death, last = fifelse(is.na(death), last, death), crs)

dress <- list(
  function() {
    d <- read("d1_patients"); if (is.null(d)) return(NULL)
    d <- unique(d[`入组` == "是"])
    d[, standard(site, `住院号`, `性别` == "男", chinese(`回输日期`), `最佳疗效` == "完全缓解", chinese(`复发日期`),
                 chinese(`死亡日期`), chinese(`末次随访日期`), once(`CRS分级`, function(u) as.integer(sub("级", "", u))))]
  },
  function() {
    d <- read("d2_patients"); if (is.null(d)) return(NULL)
    day <- function(x) iso(x, "%d.%m.%Y")
    d[, standard(site, `Pat.-Nr.`, `Geschlecht` == "männlich", day(`Infusion am`), `Bestes Ansprechen` == "vollständig",
                 day(`Rückfall am`), day(`Verstorben am`), day(`Letzter Kontakt`),
                 match(`CRS-Grad`, c("0", "I", "II", "III", "IV", "V")) - 1L)]
  },
  function() {
    d <- read("d3_patients"); if (is.null(d)) return(NULL)
    grades <- c("mild", "moderate", "severe", "life-threatening", "fatal")
    crs <- read("d3_toxicities")[toxicity == "CRS", .(site, study_no, crs = match(grade, grades))]
    d <- merge(d, crs, by = c("site", "study_no"), all.x = TRUE)
    d[, standard(site, study_no, sex == "M", iso(cart_infusion), best_response == "CR", iso(relapse_date),
                 iso(date_of_death), iso(last_follow_up), fcoalesce(crs, 0L))]
  },
  function() {
    d <- read("d4_registry"); if (is.null(d)) return(NULL)
    day <- function(x) iso(x, "%m/%d/%Y")
    d <- d[!is.na(day(CART_DATE))]
    d[, standard(site, MRN, SEX == "1", day(CART_DATE), BEST_RESPONSE == "complete", day(RELAPSE_DATE), day(DEATH_DATE),
                 day(LAST_SEEN), as.integer(substr(CRS, 2, 2)))]
  },
  function() {
    d <- read("d5_patients"); if (is.null(d)) return(NULL)
    later <- unique(read("d5_follow_up")[event %in% c("relapse", "death"), .(site, patient, event, event_date)])
    crs <- read("d5_toxicities")[toxicity == "CRS", .(site, patient, crs = as.integer(grade))]
    d <- merge(d[infused == "yes"], later[event == "relapse", .(site, patient, relapse = event_date)],
               by = c("site", "patient"), all.x = TRUE)
    d <- merge(d, later[event == "death", .(site, patient, death = event_date)], by = c("site", "patient"), all.x = TRUE)
    d <- merge(d, crs, by = c("site", "patient"), all.x = TRUE)
    d[, standard(site, patient, sex == "male", iso(cart_infusion), best_response == "CR", iso(relapse), iso(death),
                 iso(last_seen), fcoalesce(crs, 0L))]
  },
  function() {
    d <- read("d6_list"); if (is.null(d)) return(NULL)
    d[, standard(site, `Patient No`, Sex == "M", serial(`CAR-T`), Response == "CR", serial(`Relapse on`), serial(`Died on`),
                 serial(`Last contact`), as.integer(substr(`CRS grade`, 7, 7)))]
  },
  function() {
    d <- read("d7_cohort"); if (is.null(d)) return(NULL)
    d[, standard(site, patient_no, sex == "M", iso(infusion_date), response == "CR", iso(relapse_date), iso(death_date),
                 iso(last_contact_date), as.integer(crs_grade))]
  },
  function() {
    d <- read("d8_patients"); if (is.null(d)) return(NULL)
    day <- function(x) iso(x, "%Y%m%d")
    d[, standard(site, id, sex == "1", day(infusion), response == "CR", day(relapse), day(death), day(last_contact),
                 match(crs, c("none", "mild", "moderate", "severe", "life-threatening", "fatal")) - 1L)]
  },
  function() {
    d <- read("d9_patient"); if (is.null(d)) return(NULL)
    d[, standard(site, id, sex == "M", iso(infusion), response == "CR", iso(relapse), iso(death), iso(last_contact),
                 as.integer(crs))]
  }
)
all <- rbindlist(lapply(dress, function(f) f()))
all[, `:=`(os = last - infusion, dead = as.integer(!is.na(death)), relapsed = !is.na(relapse))]
all[, `:=`(efs = fifelse(relapsed, relapse, last) - infusion, event = as.integer(relapsed | dead == 1L))]
all[, cause := fifelse(relapsed, 1L, fifelse(dead == 1L, 2L, 0L))]
stage("read")

figure <- function(name, value) cat(name, ",", format(value, digits = 15, scientific = FALSE), "\n", sep = "")
figure("subjects", nrow(all)); figure("deaths", sum(all$dead)); figure("events of EFS", sum(all$event))
figure("relapses", sum(all$relapsed)); figure("deaths without relapse", sum(all$cause == 2L))
figure("complete remissions", sum(all$cr)); figure("CRS of grade 3 or more", sum(all$crs >= 3))

at <- function(fit, day) summary(fit, times = day)$surv[1]
by_site <- survfit(Surv(os, dead) ~ site, data = all)
figure("survival at 12 months", at(survfit(Surv(os, dead) ~ 1, data = all), 365))
by_site <- survfit(Surv(efs, event) ~ site, data = all)
figure("EFS at 12 months", at(survfit(Surv(efs, event) ~ 1, data = all), 365))
by_sex <- list(survfit(Surv(os, dead) ~ male, data = all), survfit(Surv(efs, event) ~ male, data = all))
stage("survfit")
figure("log-rank of survival", survdiff(Surv(os, dead) ~ male, data = all)$chisq)
figure("log-rank of EFS", survdiff(Surv(efs, event) ~ male, data = all)$chisq)
stratified <- survdiff(Surv(os, dead) ~ male + strata(site), data = all)
stage("survdiff")
pooled <- cuminc(all$efs, all$cause)
figure("relapse at 12 months", timepoints(pooled, 365)$est[1, 1])
sites <- all[, .(at = list(timepoints(cuminc(efs, cause), 365)$est)), by = site]
gray <- cuminc(all$efs, all$cause, all$male)$Tests[1, 1]
# gray-overflow.R: above that cmprsk's statistic is lost
if (as.numeric(max(table(all$efs[all$cause == 1]))) * max(table(all$male)) < 2^31) {
  figure("Gray's test of relapse", gray)
}
stage("cuminc")
