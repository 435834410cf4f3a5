/** What all parts of one running job share: both clusters, their tables as last seen, its state. */
package org.dorisdr.sync.context;
