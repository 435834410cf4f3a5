package org.dorisdr.minidoris.fe;

/**
 * Why a frontend has to be closed.
 *
 * @param again whether it is to be started again at once
 */
record Ending(String reason, boolean again) {
  static Ending restart(String reason) {
    return new Ending(reason, true);
  }

  static Ending failed(String reason) {
    return new Ending(reason, false);
  }

  @Override
  public String toString() {
    return reason + (again ? ", and starts again" : "");
  }
}
