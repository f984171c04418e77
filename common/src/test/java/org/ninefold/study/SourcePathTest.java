package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c01/patients_*.csv",
                "c01/../c02/a.csv",
                "./a.csv",
                "c01/a:b.csv",
                "{c01,c02}/a.csv",
                "..a/b",
                "a,../b",
                "病人 数据.csv"
            })
    void pathsBelowTheDataRootPass(String path) {
        assertThat(SourcePath.obstacle(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.csv", "c01/../../a.csv", "{a,..}/b", "{a,b/../..}/c", "\\.\\./a.csv", "./../a", ".."})
    void noneLeavesIt(String path) {
        assertThat(SourcePath.obstacle(path).orElseThrow()).startsWith("one that leaves it by \"..\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/hosts", "\\/etc/hosts", "//host/share"})
    void noneBeginsElsewhere(String path) {
        assertThat(SourcePath.obstacle(path).orElseThrow()).startsWith("an absolute one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:/etc/hosts", "file:a", "http://h/a.csv", "s3a://b/a.csv", "jar:file:/a!/b", "C:a", "2020:a"
            })
    void noneNamesAFileSystem(String path) {
        assertThat(SourcePath.obstacle(path).orElseThrow())
                .startsWith("a URI or another one with a colon before its first slash");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"T1/[ab].csv", "T1/[!]a].csv", "T1/[a-c,x-].csv", "T1/{a,{b,c}}.csv", "T1/\\[1\\].csv", "a]}.csv"
            })
    void aGlobPasses(String path) {
        assertThat(SourcePath.obstacle(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T1/[",
                "T1/[]",
                "T1/[!",
                "T1/[a/b]",
                "T1/{a",
                "T1/{a/b,{c}",
                "T1/a\\",
                "T1\\/a",
                "T1\\a",
                "[b-a]",
                "[[a]",
                "{[a,b]}",
                "{a/\\[b}"
            })
    void aBrokenGlobDoesNot(String path) {
        assertThat(SourcePath.obstacle(path).orElseThrow()).endsWith("; correct it, a character itself is [x]");
    }
}
