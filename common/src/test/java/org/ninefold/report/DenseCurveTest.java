package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ninefold.report.TimePlot.Step;
import org.ninefold.report.scene.Point;

class DenseCurveTest {
    private static final TimePlot PLOT = new TimePlot(new Sheet("x", Chart.Section.SURVIVAL, "X").canvas, 0, 3_650);

    private static List<Step> steps(int n) {
        return IntStream.range(0, n)
                .mapToObj(day -> new Step(day, 1 - day / 4_000.0))
                .toList();
    }

    @Test
    void everyStepOfACurveIsDrawnAsLongAsTheyCanBeTold() {
        assertThat(PLOT.steps(steps(1_000))).hasSize(1_999);
    }

    /** Between two points that are drawn one behind the other nothing is further away than the eye can tell. */
    @Test
    void ofVeryManyStepsThoseAreDrawnThatTheEyeCanTellApart() {
        List<Step> steps = steps(3_650);
        List<Point> points = PLOT.steps(steps);

        assertThat(points.size()).isLessThan(2 * 3_650 / 2);
        assertThat(points.get(0)).isEqualTo(new Point(PLOT.x(0), PLOT.y(1)));
        assertThat(points.get(points.size() - 1))
                .isEqualTo(new Point(PLOT.x(3_649), PLOT.y(steps.get(3_649).share())));
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).x() - points.get(i - 1).x()).isBetween(0.0, 1.0);
        }
    }
}
