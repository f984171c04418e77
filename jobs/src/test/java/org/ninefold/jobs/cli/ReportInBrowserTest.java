package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.jobs.SampleSnapshot;

/** The sample's pages as a reader has them, wide and narrow, light and dark. */
class ReportInBrowserTest {
    /** Set where the test must run: then a machine without a browser fails. */
    private static final String REQUIRED = "NINEFOLD_BROWSER_REQUIRED";

    private static final String NAMELESS = """
            [...document.querySelectorAll('img,svg')].filter(e => !e.closest('[aria-hidden=true]')).filter(e =>
              e.tagName == 'IMG' ? !e.alt
              : e.getAttribute('role') != 'img'
                || !(e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') || '').split(' ').filter(x => x)
                     .map(id => (document.getElementById(id) || {}).textContent || '').join('').trim()))
            .map(e => e.outerHTML.slice(0, 120))""";

    private static final String FINDINGS = """
            axe.run(document, {resultTypes: ['violations']}).then(r => r.violations
              .filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))""";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        boolean there = Browser.program().isPresent();
        if (System.getenv(REQUIRED) == null) {
            assumeTrue(there, "no Chromium on this machine: the report is not looked at; install chromium to do so");
        }
        assertThat(there).as("a Chromium on the PATH").isTrue();
        browser = new Browser(Browser.program().orElseThrow(), folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static URI page(String file) {
        return SampleSnapshot.published()
                .snapshot()
                .resolve(file)
                .toAbsolutePath()
                .normalize()
                .toUri();
    }

    private static void look(URI page, int width, String scheme) throws InterruptedException {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.open(page);
    }

    @ParameterizedTest
    @CsvSource({
        "aggregate/report.html,1280,light",
        "aggregate/report.html,1280,dark",
        "aggregate/report.html,390,light",
        "aggregate/report.html,390,dark",
        "patient/report.html,1280,light",
        "patient/report.html,390,dark"
    })
    void thePageIsWholeAloneAndForEverybody(String file, int width, String scheme)
            throws IOException, InterruptedException {
        URI page = page(file);
        look(page, width, scheme);

        assertThat(browser.value("document.querySelector('h1').textContent"))
                .asString()
                .contains("Donor-derived CD19");
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(request -> request.getString("request.url"))
                .filteredOn(url -> !url.startsWith("data:"))
                .as("what the page asks for")
                .allSatisfy(url -> assertThat(URI.create(url)).isEqualTo(page));
        assertThat(browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scroll of the page, in pixels")
                .isEqualTo(0);
        assertThat(browser.value(NAMELESS)).as("images without words").isEqualTo(List.of());
        assertThat(browser.value(axe() + ";" + FINDINGS))
                .as("serious findings of axe-core")
                .isEqualTo(List.of());
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Log.entryAdded"))
                .filteredOn(entry -> entry.getString("entry.level").equals("error"))
                .isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled"))
                .filteredOn(call -> call.getString("type").equals("error"))
                .isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream script = ReportInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePagePrints() throws InterruptedException {
        look(page("aggregate/report.html"), 1280, "light");

        Config printed = browser.call("Page.printToPDF", Map.of("preferCSSPageSize", true));

        String beginningOfPdf = "JVBERi0";
        assertThat(printed.getString("data")).startsWith(beginningOfPdf).hasSizeGreaterThan(50_000);
    }
}
