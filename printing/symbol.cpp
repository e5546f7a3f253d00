// Data -> modules, by zint 2.11 or later. Only the encoder is used, never zint's own picture.
#include "printing/symbol.hpp"

#include <zint.h>

#include <algorithm>
#include <memory>

#include "printing/digital_link.hpp"
#include "printing/gs1_data.hpp"

namespace packbench::printing {
namespace {

struct ZintRow {
  Symbology symbology;
  int zint;
  std::string_view alphabet;  // allowed characters, empty = any that zint takes
  std::size_t longest;        // bytes
};

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kCode39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

constexpr std::array<ZintRow, 15> kZint{{
    {Symbology::code128, BARCODE_CODE128, {}, 60},
    {Symbology::gs1_128, BARCODE_GS1_128, {}, 90},
    {Symbology::ean13, BARCODE_EANX, kDigits, 13},
    {Symbology::ean8, BARCODE_EANX, kDigits, 8},
    {Symbology::upca, BARCODE_UPCA, kDigits, 12},
    {Symbology::upce, BARCODE_UPCE, kDigits, 8},
    {Symbology::itf14, BARCODE_ITF14, kDigits, 14},
    {Symbology::code39, BARCODE_CODE39, kCode39, 60},
    {Symbology::qr, BARCODE_QRCODE, {}, 1200},
    {Symbology::gs1_qr, BARCODE_QRCODE, {}, 1200},
    {Symbology::digital_link, BARCODE_QRCODE, {}, 1200},
    {Symbology::datamatrix, BARCODE_DATAMATRIX, {}, 1200},
    {Symbology::gs1_datamatrix, BARCODE_DATAMATRIX, {}, 1200},
    {Symbology::pdf417, BARCODE_PDF417, {}, 500},
    {Symbology::aztec, BARCODE_AZTEC, {}, 1200},
}};

constexpr int kEciUtf8 = 26;
constexpr int kQrLevelM = 2;

Error refuse(Symbology symbology, const std::string& reason) {
  return {Errc::bad_data, "barcode " + std::string(facts(symbology).name) + ": " + reason};
}

bool is_ascii(std::string_view data) {
  return std::ranges::all_of(data, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The UPC-A that eight digits of UPC-E stand for, without its check digit (GS1 General
// Specifications 5.2.2.4).
std::string upca_of(std::string_view upce) {
  const auto digits = [&](std::size_t at, std::size_t count) { return std::string(upce.substr(at, count)); };
  const char last = upce[6];
  if (last <= '2') return digits(0, 3) + last + "0000" + digits(3, 3);
  if (last == '3') return digits(0, 4) + "00000" + digits(4, 2);
  if (last == '4') return digits(0, 5) + "00000" + upce[5];
  return digits(0, 6) + "0000" + last;
}

Result<void> check_data(const ZintRow& row, std::string_view data) {
  const auto& known = facts(row.symbology);
  if (data.empty()) return refuse(row.symbology, "no data");
  if (data.size() > row.longest) {
    return refuse(row.symbology, "more than " + std::to_string(row.longest) + " characters");
  }
  const auto bad = row.alphabet.empty() ? std::string_view::npos : data.find_first_not_of(row.alphabet);
  if (bad != std::string_view::npos) {
    return refuse(row.symbology, "can't carry the character at position " + std::to_string(bad + 1));
  }
  if (known.linear && !is_ascii(data)) return refuse(row.symbology, "carries ASCII alone");
  if (known.digits == 0) return {};
  if (static_cast<int>(data.size()) != known.digits) {
    return refuse(row.symbology, "needs " + std::to_string(known.digits) +
                                     " digits, check digit included, not " + std::to_string(data.size()));
  }
  const bool upce = row.symbology == Symbology::upce;
  if (upce && data[0] > '1') return refuse(row.symbology, "must begin with 0 or 1");
  const char right = gs1_check_digit(upce ? upca_of(data) : data.substr(0, data.size() - 1));
  if (data.back() != right) {
    return refuse(row.symbology, "wrong check digit in " + std::string(data) + ", it should end in " + right);
  }
  return {};
}

using Zint = std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)>;

void set_up(zint_symbol& symbol, const ZintRow& row, std::string_view data) {
  symbol.symbology = row.zint;
  symbol.show_hrt = 0;
  symbol.input_mode = facts(row.symbology).gs1 ? GS1_MODE : UNICODE_MODE;
  if (row.zint == BARCODE_QRCODE) symbol.option_1 = kQrLevelM;
  if (row.zint == BARCODE_DATAMATRIX) symbol.option_3 = DM_SQUARE;
  // Said aloud, so that no reader has to guess: zint would pick Shift JIS for Chinese that fits it.
  if (!facts(row.symbology).linear && !is_ascii(data)) symbol.eci = kEciUtf8;
}

// The rows of PDF417 are bars three modules high (ISO/IEC 15438 asks for as much); others are modules.
Bitmap modules_of(const zint_symbol& symbol, bool linear) {
  const int tall = symbol.symbology == BARCODE_PDF417 ? 3 : 1;
  Bitmap out(symbol.width, linear ? 1 : symbol.rows * tall);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const bool black = (symbol.encoded_data[y / tall][x / 8] >> (x % 8)) & 1;
      if (black) out.row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
    }
  }
  return out;
}

// The AIs are checked as those of a GS1 symbol, then written as an address.
Result<Symbol> make_digital_link(std::string_view data) {
  const std::size_t first = std::min(data.find('('), data.size());
  if (auto checked = make_symbol(Symbology::gs1_qr, data.substr(first)); !checked) return checked.error();
  const auto link = printing::digital_link(data.substr(0, first), *parse_gs1(data.substr(first)));
  if (!link) return refuse(Symbology::digital_link, link.error().message);
  return make_symbol(Symbology::qr, *link);
}

}  // namespace

Result<Symbol> make_symbol(Symbology symbology, std::string_view data) {
  if (symbology == Symbology::digital_link) return make_digital_link(data);
  const ZintRow& row = kZint[static_cast<std::size_t>(symbology)];
  const auto& known = facts(symbology);
  if (auto checked = check_data(row, data); !checked) return checked.error();

  Symbol out{{}, std::string(data), std::string(data)};
  std::string source(data);
  if (known.gs1) {
    auto gs1 = parse_gs1(data);
    if (!gs1) return refuse(symbology, gs1.error().message);
    source = gs1->bracketed;
    out.content = gs1->content;
  } else if (known.digits != 0) {
    source.pop_back();  // zint reckons the check digit again; the proof compares
  }

  const Zint zint(ZBarcode_Create(), &ZBarcode_Delete);
  if (!zint) throw std::bad_alloc();
  set_up(*zint, row, data);
  const int said = ZBarcode_Encode(zint.get(), reinterpret_cast<const unsigned char*>(source.data()),
                                   static_cast<int>(source.size()));
  // For GS1 zint's warnings are wrong check digits and dates: the label would be refused by the next reader.
  if (said >= ZINT_ERROR || (known.gs1 && said != 0)) return refuse(symbology, zint->errtxt);
  out.modules = modules_of(*zint, known.linear);
  return out;
}

Result<std::vector<std::string>> qr_modules(std::string_view text) {
  const auto symbol = make_symbol(Symbology::qr, text);
  if (!symbol) return symbol.error();
  const auto& modules = symbol->modules;
  std::vector<std::string> rows;
  for (int y = 0; y < modules.height; ++y) {
    auto& row = rows.emplace_back();
    for (int x = 0; x < modules.width; ++x) row += modules.get(x, y) ? '1' : '0';
  }
  return rows;
}

}  // namespace packbench::printing
