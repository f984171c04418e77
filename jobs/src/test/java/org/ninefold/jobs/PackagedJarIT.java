package org.ninefold.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar that the build makes: what of others is in it, and what it says of them. */
class PackagedJarIT {
    private static final Path TARGET = Path.of("target");
    private static final String OUR_MATH = "org/ninefold/shaded/math3/";
    private static final String MATH = "org/apache/commons/math3/";
    private static final Pattern LIBRARY = Pattern.compile("^ {2}(\\S+:(\\S+)) {2}(\\S+)$", Pattern.MULTILINE);

    private static final SortedMap<String, byte[]> jar = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (var file = new JarFile(TARGET.resolve("ninefold.jar").toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.isDirectory()) {
                    jar.put(entry.getName(), file.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    /** The jars whose classes are in ours, by artifact: found where the classes are found, whatever the build says. */
    private static SortedMap<String, Path> libraries() throws IOException {
        var libraries = new TreeMap<String, Path>();
        for (String name : entries("")) {
            String original = name.startsWith(OUR_MATH) ? MATH + name.substring(OUR_MATH.length()) : name;
            if (original.endsWith(".class") && !original.startsWith("org/ninefold/")) {
                URL found = PackagedJarIT.class.getClassLoader().getResource(original);
                assertThat(found).as(original).isNotNull();
                Path library = Path.of(
                        ((JarURLConnection) found.openConnection()).getJarFile().getName());
                libraries.put(library.getFileName().toString().replaceFirst("-\\d.*", ""), library);
            }
        }
        return libraries;
    }

    private static List<String> entries(String start) {
        return jar.keySet().stream().filter(name -> name.startsWith(start)).toList();
    }

    private static byte[] bytes(Path library, String entry) throws IOException {
        try (var file = new JarFile(library.toFile());
                var stream = file.getInputStream(file.getEntry(entry))) {
            return stream.readAllBytes();
        }
    }

    /** The texts of a kind that a jar brings of itself. */
    private static List<String> texts(Path library, String kind) throws IOException {
        try (var file = new JarFile(library.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.matches("META-INF/" + kind + "[^/]*"))
                    .toList();
        }
    }

    @Test
    void theLicenceOfEachLibraryInTheJarStandsInIt() throws IOException {
        var libraries = libraries();
        assertThat(entries("META-INF/licenses/").stream()
                        .filter(name -> name.contains("/LICENSE"))
                        .map(name -> name.split("/", -1)[2])
                        .toList())
                .as("folders of META-INF/licenses; a library without a text in its jar gets one in src/main/resources")
                .containsExactlyInAnyOrderElementsOf(libraries.keySet());
        for (var library : libraries.entrySet()) {
            for (String text : texts(library.getValue(), "(?:LICENSE|NOTICE)")) {
                String name = "META-INF/licenses/" + library.getKey() + text.substring(text.indexOf('/'));
                assertThat(jar.get(name)).as(name).isEqualTo(bytes(library.getValue(), text));
            }
        }
        assertThat(jar.get("META-INF/LICENSE")).isEqualTo(Files.readAllBytes(Path.of("..", "LICENSE")));
    }

    @Test
    void theNoticeNamesEachLibraryInTheJarAndRepeatsItsNotice() throws IOException {
        String notice = new String(jar.get("META-INF/NOTICE"), UTF_8);
        assertThat(notice).isEqualTo(Files.readString(Path.of("..", "NOTICE")));
        var libraries = libraries();
        assertThat(LIBRARY.matcher(notice).results().map(line -> line.group(2)).toList())
                .as("libraries that NOTICE names, each by a line such as  \"  de.siegmar:fastcsv  MIT\"")
                .containsExactlyInAnyOrderElementsOf(libraries.keySet());
        for (var library : libraries.entrySet()) {
            List<String> lines = notice.lines()
                    .dropWhile(line -> !line.matches(" {2}\\S+:" + library.getKey() + " .*"))
                    .takeWhile(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
            for (String text : texts(library.getValue(), "NOTICE")) {
                assertThat(lines)
                        .containsAll(new String(bytes(library.getValue(), text), UTF_8)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList());
            }
        }
    }

    @Test
    void theFontsInTheJarHaveTheirLicencesBesideThem() {
        List<String> fonts =
                entries("").stream().filter(name -> name.endsWith(".ttf")).toList();
        assertThat(fonts).hasSize(3).allSatisfy(font -> assertThat(
                        new String(jar.get(font.replaceFirst("[^/]*$", "FONTS-LICENCES.txt")), UTF_8))
                .contains(font.substring(font.lastIndexOf('/') + 1)));
    }

    @Test
    void commonsMathHasANameThatSparkDoesNotKnow() {
        assertThat(entries("org/apache/commons/")).isEmpty();
        assertThat(entries(OUR_MATH)).contains(OUR_MATH + "distribution/NormalDistribution.class");
        assertThat(entries("org/ninefold/").stream().filter(name -> !name.startsWith(OUR_MATH)))
                .allSatisfy(name -> assertThat(new String(jar.get(name), ISO_8859_1))
                        .doesNotContain(MATH)
                        .doesNotContain(MATH.replace('/', '.')));
    }

    @Test
    void theBillOfMaterialsListsTheLibrariesInTheJar() throws IOException {
        Config bill = bill("ninefold.cdx.json");
        assertThat(components(bill).map(PackagedJarIT::sha256))
                .containsExactlyInAnyOrderElementsOf(
                        libraries().values().stream().map(Hashes::of).toList());
        assertThat(components(bill).map(component -> "%s:%s  %s"
                        .formatted(
                                component.getString("group"),
                                component.getString("name"),
                                component.getConfigList("licenses").get(0).getString("license.id"))))
                .containsExactlyInAnyOrderElementsOf(LIBRARY.matcher(Files.readString(Path.of("..", "NOTICE")))
                        .results()
                        .map(MatchResult::group)
                        .map(String::strip)
                        .toList());
    }

    @Test
    void theBillOfMaterialsOfTheWholeListsTheSparkBesideTheJarToo() throws IOException {
        Set<String> expected = new TreeSet<>();
        libraries().values().forEach(jar -> expected.add(Hashes.of(jar)));
        try (Stream<Path> jars = Files.list(TARGET.resolve("spark").resolve("jars"))) {
            jars.forEach(jar -> expected.add(Hashes.of(jar)));
        }
        assertThat(components(bill("ninefold-with-spark.cdx.json")).map(PackagedJarIT::sha256))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A bill of materials, which the build makes online only. */
    private static Config bill(String name) {
        assumeFalse(Boolean.getBoolean("maven.offline"), "an offline build makes no bill of materials");
        Config bill = ConfigFactory.parseFile(TARGET.resolve(name).toFile());
        assertThat(bill.hasPath("metadata.timestamp") || bill.hasPath("serialNumber"))
                .as("differs from build to build")
                .isFalse();
        return bill;
    }

    /** What is not our own. */
    private static Stream<Config> components(Config bill) {
        return bill.getConfigList("components").stream()
                .map(Config.class::cast)
                .filter(component -> !component.getString("group").equals("org.ninefold"));
    }

    private static String sha256(Config component) {
        return component.getConfigList("hashes").stream()
                .filter(hash -> hash.getString("alg").equals("SHA-256"))
                .map(hash -> hash.getString("content"))
                .findFirst()
                .orElseThrow();
    }
}
