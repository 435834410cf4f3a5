package org.apache.doris.common.util;

/** A version of three numbers, each below 100. */
public class DigitalVersion implements Comparable<DigitalVersion> {
  public static final DigitalVersion CURRENT_DORIS_VERSION = new DigitalVersion(2100000);
  public static final DigitalVersion JDK_1_8_0 = new DigitalVersion(1083100);
  public static final DigitalVersion JDK_9_0_0 = new DigitalVersion(9000000);

  public final int id;
  public final byte major;
  public final byte minor;
  public final byte revision;

  /** Takes {@code xxyyzz..}: major times 1 000 000, minor times 10 000, revision times 100. */
  protected DigitalVersion(int id) {
    this.id = id;
    this.major = (byte) (id / 1000000 % 100);
    this.minor = (byte) (id / 10000 % 100);
    this.revision = (byte) (id / 100 % 100);
  }

  public DigitalVersion(byte major, byte minor, byte revision) {
    this(((major * 100 + minor) * 100 + revision) * 100);
  }

  /** Reads {@code x.y.z}; what follows the third number is ignored. */
  public static DigitalVersion fromString(String version) {
    String[] parts = version.strip().split("[.\\-_+]");
    if (parts.length < 3) {
      throw new IllegalArgumentException("Illegal version format: " + version);
    }
    return new DigitalVersion(
        Byte.parseByte(parts[0]), Byte.parseByte(parts[1]), Byte.parseByte(parts[2]));
  }

  public boolean after(DigitalVersion version) {
    return id > version.id;
  }

  public boolean onOrAfter(DigitalVersion version) {
    return id >= version.id;
  }

  public boolean before(DigitalVersion version) {
    return id < version.id;
  }

  @Override
  public int compareTo(DigitalVersion other) {
    return Integer.compare(id, other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigitalVersion that && id == that.id;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + revision;
  }
}
