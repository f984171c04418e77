package org.ninefold.report.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

    private static Scene scene(double width, double height, Mark... marks) {
        return new Scene("s", "A title", "Words.", width, height, List.of(marks));
    }

    private static BufferedImage read(Scene scene) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(scene.png()));
    }

    private static Area box(double x, double y, double size) {
        var canvas = new Canvas();
        canvas.box(x, y, size, size, Ink.BLUE, null);
        return (Area) canvas.marks().get(0);
    }

    @Test
    void aPixelOfTheScreenBecomesThreeHundredDotsToTheInch() throws IOException {
        BufferedImage image = read(scene(96, 48, box(32, 16, 16)));
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(150);
        assertThat(image.getRGB(125, 75) & 0xffffff).isEqualTo(0x0072b2);
        assertThat(image.getRGB(10, 10) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(125, 20) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void theFileSaysSo() {
        byte[] png = scene(96, 48).png();
        String text = new String(png, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("pHYs") + 4;
        var chunk = ByteBuffer.wrap(png, at, 9);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.get()).isEqualTo((byte) 1);
    }

    @Test
    void halfCoveredPixelsAreHalfAsDark() throws IOException {
        double half = 96.0 / 300 / 2;
        BufferedImage image = read(scene(96, 48, box(32 - half, 16, 16)));
        int red = image.getRGB(99, 75) >> 16 & 0xff;
        assertThat(red).isBetween(127, 128);
    }

    @Test
    void aLineIsAsWideAsItSays() throws IOException {
        var line = new Stroke(List.of(new Point(0, 24), new Point(96, 24)), Ink.BLACK, 3.2, Dash.SOLID, 1);
        BufferedImage image = read(scene(96, 48, line));
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            dark += (image.getRGB(150, y) & 0xffffff) == 0 ? 1 : 0;
        }
        assertThat(dark).isEqualTo(10);
    }

    @Test
    void aBrokenLineHasItsGaps() throws IOException {
        var line = new Stroke(List.of(new Point(0, 24), new Point(96, 24)), Ink.BLACK, 3.2, Dash.DASHED, 1);
        BufferedImage image = read(scene(96, 48, line));
        assertThat(image.getRGB(10, 75) & 0xffffff).isEqualTo(0);
        assertThat(image.getRGB(27, 75) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(40, 75) & 0xffffff).isEqualTo(0);
    }

    @Test
    void lettersOfTheWestAndOfChinaHaveShapes() throws IOException {
        for (String text : List.of("H", "≥", "τ", "复", "발")) {
            var letter = new Text(new Point(10, 40), text, 40, false, Anchor.START, Ink.TEXT, null);
            BufferedImage image = read(scene(96, 48, letter));
            long dark = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    dark += (image.getRGB(x, y) & 0xff) < 100 ? 1 : 0;
                }
            }
            assertThat(dark).as(text).isGreaterThan(600);
        }
        assertThat(TextFit.width("复", 40, false)).isEqualTo(40);
        assertThat(TextFit.width("0", 1000, false)).isBetween(556.0, 557.0);
    }

    @Test
    void whatIsCompressedComesBack() throws DataFormatException {
        var random = new Random(7);
        for (int length : new int[] {0, 1, 2, 3, 4, 257, 258, 259, 600, 5000}) {
            for (int letters : new int[] {1, 2, 256}) {
                byte[] data = new byte[length];
                for (int i = 0; i < length; i++) {
                    data[i] = (byte) random.nextInt(letters);
                }
                var inflater = new Inflater(true);
                inflater.setInput(new RunLengths(data).deflated());
                byte[] back = new byte[length + 1];
                int got = 0;
                while (!inflater.finished()) {
                    got += inflater.inflate(back, got, back.length - got);
                }
                inflater.end();
                assertThat(got).isEqualTo(length);
                assertThat(Arrays.copyOf(back, length)).isEqualTo(data);
            }
        }
    }
}
