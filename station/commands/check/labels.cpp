// Can every label be drawn? Templates, a font for Chinese, and the layouts by which a scanner's keys are
// read.
#include "printing/text_setter.hpp"
#include "station/commands/check/checks.hpp"
#include "station/label_maker.hpp"

namespace packbench::station {

void check_labels(const Machine&, const Config& config, Findings& findings) {
  const auto labels = LabelMaker::create(LabelTemplates(config.templates()));
  if (labels)
    findings.good("label templates");
  else
    findings.bad(labels.error().message,
                 "mend that line, or remove the file to use the program's own template");
  printing::TextRequest text;
  text.text = "中";
  text.font = "Sans";
  text.size = text.width = text.max_height = 40;
  if (printing::TextSetter().set(text)->undrawable.empty())
    findings.good("a font for Chinese");
  else
    findings.bad("no font here has Chinese characters: names on labels would be empty boxes",
                 "apt-get install fonts-noto-cjk");
}

void check_keys(const Machine& machine, const Config& config, Findings& findings) {
  if (!config.usb || machine.has("/usr/share/X11/xkb/symbols/us")) return;
  findings.bad("the keyboard layouts are missing: scanners that type can't be read",
               "apt-get install xkb-data");
}

}  // namespace packbench::station
