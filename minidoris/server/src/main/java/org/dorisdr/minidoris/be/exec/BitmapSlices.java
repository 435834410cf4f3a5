package org.dorisdr.minidoris.be.exec;

import org.dorisdr.minidoris.be.sketch.BitmapFormat;
import org.dorisdr.minidoris.be.sketch.BitmapValue;

/** Parts of bitmaps, as Doris's backends take them (BitmapValue). Stateless. */
final class BitmapSlices {
  private BitmapSlices() {}

  /**
   * sub_bitmap: so many numbers from a place on, which is counted from the end if it is negative;
   * null if there are none. The bounds are those of Doris: a place as far before the end as there
   * are numbers is within those that are kept one by one only.
   */
  static BitmapValue byPlace(BitmapValue value, long offset, long limit) {
    long size = value.cardinality();
    boolean set = size <= BitmapFormat.MOST_IN_SET;
    long distance = Math.abs(offset);
    if (limit <= 0 || size == 0 || (set ? distance > size : distance >= size)) {
      return null;
    }
    long[] place = {0};
    long first = offset < 0 ? size + offset : offset;
    BitmapValue part = new BitmapValue();
    value.whileTrue(
        number -> {
          if (place[0] >= first && place[0] - first < limit) {
            part.add(number);
          }
          place[0]++;
          return place[0] - first < limit;
        });
    return part.isEmpty() ? null : part;
  }

  /** bitmap_subset_limit: so many numbers, none below a bound; null if one of both is negative. */
  static BitmapValue from(BitmapValue value, long bound, long limit) {
    if (bound < 0 || limit < 0) {
      return null;
    }
    BitmapValue part = new BitmapValue();
    long[] left = {limit};
    value.whileTrue(
        number -> {
          if (left[0] > 0 && Long.compareUnsigned(number, bound) >= 0) {
            part.add(number);
            left[0]--;
          }
          return left[0] > 0;
        });
    return part;
  }

  /** bitmap_subset_in_range: all numbers from a bound on and below another; null if it is none. */
  static BitmapValue between(BitmapValue value, long first, long behind) {
    if (first < 0 || behind < 0 || first >= behind) {
      return null;
    }
    BitmapValue part = new BitmapValue();
    value.whileTrue(
        number -> {
          boolean below = Long.compareUnsigned(number, behind) < 0;
          if (below && Long.compareUnsigned(number, first) >= 0) {
            part.add(number);
          }
          return below;
        });
    return part;
  }
}
