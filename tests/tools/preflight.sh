#!/usr/bin/env bash
# Apache PDFBox Preflight over PDF files. It knows PDF/A-1 only; so what it may say is exactly what A-1 forbids and A-2u
# has: the claim itself, a profile of version 4, cut fonts without a list of their glyphs. Anything else fails.
# usage: preflight.sh FILE.pdf...
# Needs (Debian): default-jdk-headless libpdfbox2-java libjaxb-api-java libcommons-logging-java libcommons-io-java.
set -euo pipefail
java=/usr/share/java
if ! command -v javac >/dev/null || [ ! -e $java/preflight.jar ] || [ ! -e $java/jaxb-api.jar ]; then
    echo "preflight: LEFT OUT, PDFBox Preflight or a Java compiler is not installed"
    exit 0
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Debian has no package of javax.activation; Preflight needs these two only to hold a file.
mkdir -p "$work/javax/activation"
cat >"$work/javax/activation/DataSource.java" <<'JAVA'
package javax.activation;
import java.io.*;
public interface DataSource {
    InputStream getInputStream() throws IOException;
    OutputStream getOutputStream() throws IOException;
    String getContentType();
    String getName();
}
JAVA
cat >"$work/javax/activation/FileDataSource.java" <<'JAVA'
package javax.activation;
import java.io.*;
public class FileDataSource implements DataSource {
    private final File file;
    public FileDataSource(File file) { this.file = file; }
    public FileDataSource(String name) { this(new File(name)); }
    public InputStream getInputStream() throws IOException { return new FileInputStream(file); }
    public OutputStream getOutputStream() throws IOException { throw new IOException("read only"); }
    public String getContentType() { return "application/pdf"; }
    public String getName() { return file.getName(); }
    public File getFile() { return file; }
}
JAVA
cat >"$work/Preflight.java" <<'JAVA'
import java.util.*;
import org.apache.pdfbox.preflight.*;
import org.apache.pdfbox.preflight.parser.PreflightParser;
public class Preflight {
    static final String[] KNOWN = {
        "2.1.6 Invalid graphics object, Invalid version of the ICCProfile",
        "3.1.11 Invalid Font definition, ",
        "7.11.1 Error on MetaData, conformance level must be A or B",
        "7.11.2 Error on MetaData, part must be 1",
    };
    public static void main(String[] names) throws Exception {
        int wrong = 0;
        for (String name : names) {
            PreflightParser parser = new PreflightParser(new java.io.File(name));
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                Set<String> said = new TreeSet<>();
                for (ValidationResult.ValidationError error : document.getResult().getErrorsList()) {
                    said.add(error.getErrorCode() + " " + error.getDetails());
                }
                // A file that claims A-2u must be told so; silence means that nothing was looked at.
                if (!said.contains(KNOWN[2]) || !said.contains(KNOWN[3])) said.add("the claim was not noticed");
                for (String words : said) {
                    boolean known = Arrays.stream(KNOWN).anyMatch(words::startsWith);
                    if (words.startsWith("3.1.11")) known = words.endsWith("The CIDSet entry is missing for the Composite Subset");
                    if (words.equals("the claim was not noticed") || !known) {
                        wrong++;
                        System.out.println("FAILED " + name + ": " + words);
                    }
                }
            }
        }
        System.out.println("preflight: " + names.length + " files, " + wrong + " messages beyond the rules of A-1");
        System.exit(wrong == 0 ? 0 : 1);
    }
}
JAVA
path="$work"
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io jaxb-api; do
    path="$path:$java/$jar.jar"
done
javac -cp "$path" "$work/javax/activation/"*.java "$work/Preflight.java"
java -cp "$path" -Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog Preflight "$@"
