package org.ninefold.bench.centres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * C01: GB18030, Chinese headers and values, CRS in days. One row in 211 comes twice, one subject in 97 is followed by one
 * that failed screening.
 */
final class ChineseDress implements Dress {
    private static final Map<String, String> STATUS =
            Map.of("ACTIVE", "形态学复发", "MRD", "微小残留病阳性", "EMD", "髓外复发", "CR", "完全缓解");
    private static final Map<String, String> RESPONSE = Map.of("CR", "完全缓解", "PR", "部分缓解", "NR", "未缓解");
    private static final Map<String, String> SITE = Map.of("BM", "骨髓", "CNS", "中枢神经系统", "BM+EMD", "骨髓及髓外");
    private static final Map<String, String> CAUSE = Map.of("RELAPSE", "白血病复发", "DISEASE_PROGRESSION", "疾病进展");
    private static final String[] AGVHD = {"无", "Ⅰ度", "Ⅱ度", "Ⅲ度", "Ⅳ度"};
    private static final String[] WARDS = {"血液一病区", "血液二病区", "移植病区"};

    private final Sheet sheet;

    ChineseDress(Path folder) throws IOException {
        sheet = Sheet.open(
                folder.resolve("patients.csv"),
                GB18030,
                ',',
                LF,
                "住院号",
                "病区",
                "入组",
                "性别",
                "出生日期",
                "Ph染色体",
                "回输前状态",
                "移植日期",
                "回输日期",
                "回输剂量(10^5/kg)",
                "最佳疗效",
                "疗效评估日期",
                "复发日期",
                "复发部位",
                "复发时CD19",
                "是否死亡",
                "死亡日期",
                "死亡原因",
                "二次移植日期",
                "末次随访日期",
                "CRS分级",
                "CRS发生(第几天)",
                "CRS持续(天)",
                "ICANS分级",
                "aGVHD分度",
                "备注");
    }

    @Override
    public void add(int place, Subject s) throws IOException {
        DayText day = DayText.CHINESE;
        Object[] row = {
            Words.padded((412_387 + 7_919L * place) % 100_000_000, 8),
            WARDS[place % WARDS.length],
            "是",
            s.male() ? "男" : "女",
            day.of(s.birth()),
            s.phPositive() ? "阳性" : "阴性",
            STATUS.get(s.status()),
            day.of(s.transplant()),
            day.of(s.infusion()),
            Words.decimal(s.doseHundredths(), 1),
            RESPONSE.get(s.response()),
            day.of(s.responseDay()),
            day.of(s.relapse()),
            Words.word(SITE, s.relapseSite()),
            !s.relapsed() ? "未知" : s.cd19().equals("POS") ? "阳性" : "阴性",
            s.dead() ? "是" : "否",
            day.of(s.death()),
            Words.word(CAUSE, s.deathCause()),
            day.of(s.secondTransplant()),
            day.of(s.lastContact()),
            s.crs() + "级",
            Words.days(s.crsDay()),
            Words.days(s.crsDays()),
            s.icans() + "级",
            AGVHD[s.agvhd()],
            place % 17 == 5 ? "皮疹,激素治疗后好转" : ""
        };
        sheet.row(row);
        if (place % 211 == 7) {
            sheet.row(row);
        }
        if (place % 97 == 3) {
            sheet.row(
                    "S" + Words.padded(place, 8),
                    WARDS[1],
                    "否",
                    "女",
                    "1999年8月30日",
                    "未知",
                    STATUS.get("ACTIVE"),
                    day.of(s.transplant()),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "未知",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "制备失败,未回输");
        }
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
