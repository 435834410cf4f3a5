package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * One column of an index. Immutable.
 *
 * @param type as SHOW CREATE TABLE prints it, lower case: {@code int}, {@code varchar(20)}, {@code
 *     decimal(10,2)}, {@code datetime(3)}, {@code text}, {@code array<int>}
 * @param aggregation NONE on values of DUPLICATE and UNIQUE tables; null on keys; else SUM, MIN,
 *     MAX, REPLACE, REPLACE_IF_NOT_NULL
 * @param defaultValue null = no default; {@code CURRENT_TIMESTAMP} has its meaning
 * @param uniqueId names the column in data files for the life of the table
 * @param visible false for {@code __DORIS_DELETE_SIGN__}, {@code __DORIS_VERSION_COL__}, {@code
 *     __DORIS_SEQUENCE_COL__}, {@code __DORIS_SKIP_BITMAP_COL__}
 * @param autoIncrementStart the first value that rows without one get; null = no AUTO_INCREMENT
 * @param generated the expression over other columns that gives its value; null = it has its own
 * @param moment what a default that is the present moment was when the column was made, which is
 *     what older rows have in it; null = its default is none
 * @param copied whether Doris made it by copying another, as it does for columns that are added and
 *     for those of rollups; it is written a little otherwise then
 * @param onUpdate whether rows that are updated get its default, which is the present moment,
 *     unless they have a value
 */
public record Column(
    String name,
    String type,
    boolean key,
    boolean nullable,
    String aggregation,
    String defaultValue,
    String comment,
    int uniqueId,
    boolean visible,
    Long autoIncrementStart,
    String generated,
    String moment,
    boolean copied,
    boolean onUpdate) {

  public static final String DELETE_SIGN = "__DORIS_DELETE_SIGN__";
  public static final String VERSION_COL = "__DORIS_VERSION_COL__";
  public static final String SEQUENCE_COL = "__DORIS_SEQUENCE_COL__";

  /** Of tables whose rows may each be updated in other columns. It is empty in every row here. */
  public static final String SKIP_BITMAP_COL = "__DORIS_SKIP_BITMAP_COL__";

  /** A column whose values are given. */
  public Column(
      String name,
      String type,
      boolean key,
      boolean nullable,
      String aggregation,
      String defaultValue,
      String comment,
      int uniqueId,
      boolean visible) {
    this(
        name,
        type,
        key,
        nullable,
        aggregation,
        defaultValue,
        comment,
        uniqueId,
        visible,
        null,
        null,
        null,
        false,
        false);
  }

  /** Whether rows without a value get a new one. */
  public boolean autoIncrement() {
    return autoIncrementStart != null;
  }

  public Column withName(String newName) {
    return with(newName, type, comment, uniqueId);
  }

  public Column withType(String newType) {
    return with(name, newType, comment, uniqueId);
  }

  public Column withComment(String newComment) {
    return with(name, type, newComment, uniqueId);
  }

  public Column withUniqueId(int newUniqueId) {
    return with(name, type, comment, newUniqueId);
  }

  /** This definition under the name and id of the column that it changes. */
  public Column inPlaceOf(Column old) {
    boolean same = Objects.equals(defaultValue, old.defaultValue);
    return with(old.name, type, comment, old.uniqueId).withMoment(same ? old.moment : moment);
  }

  /** As Doris keeps it if it copies it from another one, or if it does not. */
  public Column withCopied(boolean newCopied) {
    return with(name, type, comment, uniqueId, moment, newCopied);
  }

  /** With what its default, if that is the present moment, is for rows of before. */
  public Column withMoment(String newMoment) {
    return with(name, type, comment, uniqueId, newMoment, copied);
  }

  /** The default as a literal: what rows have that were written before the column was made. */
  @JsonIgnore
  public String literalDefault() {
    return moment != null ? moment : Defaults.literal(this);
  }

  private Column with(String newName, String newType, String newComment, int newUniqueId) {
    return with(newName, newType, newComment, newUniqueId, moment, copied);
  }

  private Column with(
      String newName,
      String newType,
      String newComment,
      int newUniqueId,
      String newMoment,
      boolean newCopied) {
    return new Column(
        newName,
        newType,
        key,
        nullable,
        aggregation,
        defaultValue,
        newComment,
        newUniqueId,
        visible,
        autoIncrementStart,
        generated,
        newMoment,
        newCopied,
        onUpdate);
  }

  /** Whether its values are sketches, whose default no statement gives. */
  @JsonIgnore
  public boolean isSketch() {
    return baseType().equals("hll") || baseType().equals("bitmap");
  }

  /** Type without length or arguments, lower case. */
  @JsonIgnore
  public String baseType() {
    int end = type.indexOf('(');
    int angle = type.indexOf('<');
    if (end < 0 || (angle >= 0 && angle < end)) {
      end = angle;
    }
    return end < 0 ? type : type.substring(0, end);
  }
}
