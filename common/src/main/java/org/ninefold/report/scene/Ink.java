package org.ninefold.report.scene;

import java.util.Locale;

/**
 * What a colour is for, with its colour on white and on dark. Series are the colours of Okabe and Ito, which people who
 * do not see all colours can tell apart; on dark they are lightened.
 */
public enum Ink {
    TEXT(0x1a1a1a, 0xececec),
    MUTED(0x595959, 0xb4b4b4),
    AXIS(0x4d4d4d, 0xa6a6a6),
    GRID(0xdedede, 0x3b3f45),
    PAPER(0xffffff, 0x15181c),
    BLUE(0x0072b2, 0x4fa9e0),
    VERMILLION(0xd55e00, 0xf0803c),
    GREEN(0x009e73, 0x2bc39a),
    PURPLE(0xcc79a7, 0xdc9bc1),
    ORANGE(0xe69f00, 0xf0b53a),
    SKY(0x56b4e9, 0x86caf1),
    BLACK(0x000000, 0xffffff),
    PANEL(0xf3f6f8, 0x20262c),
    GREY(0x8c8c8c, 0x8c8c8c),
    GRADE_0(0xeef3f7, 0x27303a),
    GRADE_1(0xc6dbec, 0x35516a),
    GRADE_2(0x7fb4da, 0x4a7fa8),
    GRADE_3(0xf2b077, 0x8f5a26),
    GRADE_4(0xdc6b14, 0xb0500e),
    GRADE_5(0x7a2f00, 0xf7c8a6),
    UNKNOWN(0xd0d0d0, 0x55585c),
    LEVEL_1(0x8cc3e6, 0x2a6f9c),
    LEVEL_2(0x8fd3bd, 0x1f7a5e),
    LEVEL_3(0xf3d38c, 0x86621a),
    LEVEL_4(0xeeae85, 0x94501d),
    LEVEL_5(0xe3b9d0, 0x85516f),
    LEVEL_6(0xc9d2d8, 0x4f5a63),
    ON_GRADE_5(0xffffff, 0x15181c);

    final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    String lightHex() {
        return hex(light);
    }

    String darkHex() {
        return hex(dark);
    }

    /** The name that styles know it by. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String hex(int rgb) {
        return "#%06x".formatted(rgb);
    }
}
