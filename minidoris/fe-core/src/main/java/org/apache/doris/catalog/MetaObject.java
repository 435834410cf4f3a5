package org.apache.doris.catalog;

/** Base of catalog objects. */
public abstract class MetaObject {
  protected MetaObject() {}
}
