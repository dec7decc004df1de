// Validates PDF files with the veraPDF library. Usage: java VeraCheck ua1,3a FILE…; exit code 1 if a file fails.
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean allPass = arguments.length > 1;
    for (int index = 1; index < arguments.length; index++) {
      for (String name : arguments[0].split(",")) allPass &= passes(arguments[index], PDFAFlavour.fromString(name));
    }
    System.exit(allPass ? 0 : 1);
  }

  static boolean passes(String path, PDFAFlavour flavour) throws Exception {
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(path), flavour);
         var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "pass " : "FAIL ") + flavour + " " + path + ", assertions: " + result.getTotalAssertions());
      Map<String, Integer> failed = new TreeMap<>();
      for (TestAssertion one : result.getTestAssertions()) {
        if (one.getStatus() != TestAssertion.Status.FAILED) continue;
        failed.merge(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage(), 1, Integer::sum);
      }
      failed.forEach((rule, count) -> System.out.println("  " + count + " times " + rule));
      return result.isCompliant();
    }
  }
}
