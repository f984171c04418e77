package org.ninefold.record;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.ninefold.quality.Rule;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/** Rules about one row: what a cell may say beside the others. */
final class RowRules implements Serializable {
    /** Earlier dates are slips or placeholders: nobody in the data was born before. */
    private static final int EARLIEST = (int) LocalDate.of(1900, 1, 1).toEpochDay();
    /** The last grade of the scale of Penn, of acute GVHD; 5 is death from it, as the others have it. */
    private static final int WITHOUT_DEATH = 4;

    private final List<Field> fields;
    private final int grade;
    private final int scale;
    private final int type;
    private final int onset;
    private final int end;

    RowRules(List<Field> fields) {
        this.fields = List.copyOf(fields);
        List<String> names = fields.stream().map(Field::name).toList();
        grade = names.indexOf("grade");
        scale = names.indexOf("scale");
        type = names.indexOf("type");
        onset = names.indexOf("onset_date");
        end = names.indexOf("end_date");
    }

    /** Breaks the cells that cannot be right. */
    void hold(Cell[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (fields.get(i).type() == FieldType.DATE && cells[i].value() instanceof Integer day && day < EARLIEST) {
                cells[i] = Cell.broken(cells[i].text(), Rule.VALUE_IMPLAUSIBLE_DATE);
            }
        }
        if (grade >= 0 && cells[grade].value() instanceof Integer given && given > WITHOUT_DEATH && endsAtFour(cells)) {
            cells[grade] = Cell.broken(cells[grade].text(), Rule.GRADE_SCALE);
        }
        if (onset >= 0
                && cells[onset].value() instanceof Integer first
                && cells[end].value() instanceof Integer last
                && last < first) {
            cells[end] = Cell.broken(cells[end].text(), Rule.DATE_REVERSED);
        }
    }

    private boolean endsAtFour(Cell[] cells) {
        return (scale >= 0 && "PENN".equals(cells[scale].value()))
                || (type >= 0 && "AGVHD".equals(cells[type].value()));
    }
}
