package org.ninefold.jobs.extract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Values of Parquet as text: numbers in plain decimals, dates as {@code 2020-06-30}, moments in UTC as {@code
 * 2020-06-30T08:00:00Z}, times without a zone and INT96 as {@code 2020-06-30T08:00:00}, bytes as UTF-8.
 */
final class ParquetText {
    private static final long JULIAN_DAY_OF_THE_EPOCH = 2_440_588;

    /** A scale alone can make a text of gigabytes from a byte. */
    private static final int MOST_DIGITS = 1_000;

    private ParquetText() {}

    /** What a column holds instead of values that have a text; empty if they have one. */
    static Optional<String> obstacle(Type column) {
        if (column.isRepetition(Type.Repetition.REPEATED)) {
            return Optional.of("a list");
        } else if (!column.isPrimitive()) {
            return Optional.of("a group of columns");
        }
        LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
        boolean fixed = column.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        boolean readable =
                logical instanceof DecimalLogicalTypeAnnotation || logical instanceof UUIDLogicalTypeAnnotation;
        if (logical instanceof DecimalLogicalTypeAnnotation decimal
                && Math.max(decimal.getPrecision(), decimal.getScale()) > MOST_DIGITS) {
            return Optional.of("decimals of more than " + MOST_DIGITS + " digits");
        }
        return (fixed && !readable) || logical instanceof LogicalTypeAnnotation.BsonLogicalTypeAnnotation
                ? Optional.of("binary data")
                : Optional.empty();
    }

    /** Whether its values are numbers that can have decimals, behind a point. */
    static boolean hasDecimals(PrimitiveType type) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
                || type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
                || type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
    }

    /** The first value of a group's field; bytes that are not UTF-8 are a {@link CharacterCodingException}. */
    static String of(Group group, int i, PrimitiveType type) throws CharacterCodingException {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> integer(group.getInteger(i, 0), logical);
            case INT64 -> integer(group.getLong(i, 0), logical);
            case DOUBLE -> real(Double.toString(group.getDouble(i, 0)));
            case FLOAT -> real(Float.toString(group.getFloat(i, 0)));
            case BOOLEAN -> Boolean.toString(group.getBoolean(i, 0));
            case INT96 -> moment(group.getInt96(i, 0).toByteBuffer());
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(i, 0).toByteBuffer(), logical);
        };
    }

    private static String bytes(ByteBuffer bytes, LogicalTypeAnnotation logical) throws CharacterCodingException {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            var digits = new byte[bytes.remaining()];
            bytes.get(digits);
            return plain(new BigDecimal(new BigInteger(digits), decimal.getScale()));
        } else if (logical instanceof UUIDLogicalTypeAnnotation) {
            return new java.util.UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static String integer(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return plain(BigDecimal.valueOf(value, decimal.getScale()));
        } else if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            Instant moment = moment(value, timestamp.getUnit());
            return timestamp.isAdjustedToUTC() ? moment.toString() : local(moment);
        } else if (logical instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.ofInstant(moment(value, time.getUnit()), ZoneOffset.UTC)
                    .format(DateTimeFormatter.ISO_LOCAL_TIME);
        } else if (logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return whole.getBitWidth() == Long.SIZE
                    ? Long.toUnsignedString(value)
                    : Long.toString(value & 0xFFFF_FFFFL);
        }
        return Long.toString(value);
    }

    private static Instant moment(long value, TimeUnit unit) {
        long aSecond =
                switch (unit) {
                    case MILLIS -> 1_000L;
                    case MICROS -> 1_000_000L;
                    case NANOS -> 1_000_000_000L;
                };
        return Instant.ofEpochSecond(
                Math.floorDiv(value, aSecond), Math.floorMod(value, aSecond) * (1_000_000_000L / aSecond));
    }

    /** Nanoseconds of the day, then the Julian day, both with the lowest byte first. */
    private static String moment(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_THE_EPOCH;
        return local(LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanos).toInstant(ZoneOffset.UTC));
    }

    private static String local(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static String real(String number) {
        return Character.isLetter(number.charAt(number.length() - 1)) ? number : plain(new BigDecimal(number));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
