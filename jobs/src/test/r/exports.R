# Reads what `ninefold export` wrote, by packages that share nothing with the writer: every cell of the SAS transport files (haven) is
# that of the Dataset-JSON file of the same name (jsonlite). Rscript exports.R DIR, where DIR has patient/NAME.xpt and .json.
library(haven)
dir <- file.path(commandArgs(TRUE)[1], "patient")
names <- sub("[.]xpt$", "", list.files(dir, "[.]xpt$"))
stopifnot(length(names) > 0)
for (name in names) {
  sas <- read_xpt(file.path(dir, paste0(name, ".xpt")))
  json <- jsonlite::read_json(file.path(dir, paste0(name, ".json")))
  columns <- json$columns
  stopifnot(
    nrow(sas) == json$records,
    identical(attr(sas, "label"), json$label),
    identical(names(sas), vapply(columns, `[[`, "", "name")),
    identical(unname(vapply(sas, attr, "", "label")), vapply(columns, `[[`, "", "label"))
  )
  for (i in seq_along(columns)) {
    cells <- lapply(json$rows, `[[`, i)
    cell <- sas[[i]]
    if (columns[[i]]$dataType %in% c("integer", "double")) {
      cells <- vapply(cells, function(x) if (is.null(x)) NA_real_ else as.numeric(x), 0)
      stopifnot(identical(as.vector(cell), cells))
    } else {
      stopifnot(columns[[i]]$dataType != "date" || inherits(cell, "Date"))
      cells <- vapply(cells, function(x) if (is.null(x)) "" else x, "")
      cell <- as.character(cell)
      cell[is.na(cell)] <- ""
      stopifnot(identical(cell, cells))
    }
  }
  cat(name, nrow(sas), "rows of", ncol(sas), "columns agree\n")
}
