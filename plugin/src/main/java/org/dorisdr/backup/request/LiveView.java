package org.dorisdr.backup.request;

/**
 * How a request stands right now, as far as it is not stored.
 *
 * @param blocked what it waits for; null if for nothing
 * @param tabletsDone −1 = not known, as the others
 * @param bytesDone in the store, or fetched from it
 */
public record LiveView(String blocked, long tabletsDone, long bytesDone, long bytesCopied) {
  static final LiveView NOTHING = new LiveView(null, -1, -1, -1);

  static LiveView blocked(String by) {
    return new LiveView(by, -1, -1, -1);
  }
}
