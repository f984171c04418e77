package org.ninefold;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * Figures do not depend on the processor. {@link Math} may answer the functions below with what the processor has, to the last bit
 * or the last but one; {@link StrictMath} answers the same everywhere. All others of {@code Math}, the square root among them, are exact.
 */
@AnalyzeClasses(
        packages = {"org.ninefold", "org.apache.commons.math3"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ProcessorTest {
    private static final Set<String> ROUNDED_AS_THE_PROCESSOR_LIKES = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    @ArchTest
    static final ArchRule functionsAreThoseOfStrictMath = noClasses()
            .that()
            .resideInAPackage("org.ninefold..")
            .should()
            .accessTargetWhere(describe("is a function of the processor", ProcessorTest::isOfTheProcessor));

    /** Commons Math has functions of its own in Java, {@code FastMath}; its few classes that use {@code Math} are not for us. */
    @ArchTest
    static final ArchRule neitherDoesWhatTheyUseOfCommonsMath = noClasses()
            .that()
            .resideInAPackage("org.ninefold..")
            .should()
            .transitivelyDependOnClassesThat(
                    resideInAPackage("org.apache.commons.math3..").and(usesTheProcessor()));

    private static DescribedPredicate<JavaClass> usesTheProcessor() {
        return describe("use a function of the processor", type -> type.getAccessesFromSelf().stream()
                .anyMatch(ProcessorTest::isOfTheProcessor));
    }

    private static boolean isOfTheProcessor(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Math.class)
                && ROUNDED_AS_THE_PROCESSOR_LIKES.contains(access.getTarget().getName());
    }
}
