#!/usr/bin/python3
# A small company in a fresh Tryton: a warehouse with bins, articles with barcodes, people, stock. Within the process.
# provision.py CONFIGURATION DATABASE PASSWORD
import datetime
import sys
from decimal import Decimal

from proteus import Model, Wizard, config

settings = config.set_trytond(sys.argv[2], config_file=sys.argv[1])
PASSWORD = sys.argv[3]
M = Model.get
TODAY = datetime.date.today()


def saved(model, **values):
    record = M(model)(**values)
    record.save()
    return record


def only(model, *clauses):
    record, = M(model).find(list(clauses))
    return record


# --- the company
currency = M('currency.currency')(name='Euro', symbol='€', code='EUR', numeric_code='978', rounding=Decimal('0.01'), digits=2)
currency.rates.new(date=datetime.date(2020, 1, 1), rate=Decimal(1))
currency.save()
owner = saved('party.party', name='Example Fulfilment')
wizard = Wizard('company.company.config')
wizard.execute('company')
wizard.form.party = owner
wizard.form.currency = currency
wizard.execute('add')
company = only('company.company')
settings._context = M('res.user').get_preferences(True, {})

# --- the warehouse
warehouse = only('stock.location', ('type', '=', 'warehouse'))
storage = warehouse.storage_location
bins = {code: saved('stock.location', name='Bin ' + code, code=code, type='storage', parent=storage)
        for code in ('A-01', 'A-02', 'A-03', 'B-01', 'B-02')}
damaged = saved('stock.location', name='Damaged goods', code='DMG', type='lost_found')
warehouse.waste_locations.append(M('stock.location')(damaged.id))
warehouse.save()

# --- articles: code, name, barcode, how many lie in which bin
PIECE, KILOGRAM = only('product.uom', ('symbol', '=', 'u')), only('product.uom', ('symbol', '=', 'kg'))


def article(code, name, barcode=None, unit=PIECE, lots=False, kind='goods', grams=None):
    template = M('product.template')(name=name, code=code, type=kind, default_uom=unit, list_price=Decimal('9.90'),
                                     salable=True, purchasable=kind == 'goods')
    if grams:
        template.weight, template.weight_uom = grams / 1000, KILOGRAM
    if lots:
        template.lot_required = ['storage', 'customer', 'supplier', 'lost_found']
        template.expiration_state = 'optional'
    product, = template.products
    product.cost_price = Decimal('4.20')
    if barcode:
        product.identifiers.new(type='ean', code=barcode)
    template.save()
    return M('product.product')(template.products[0].id)


articles = {
    'MUG': article('MUG', 'Mug white', '2000000000015', grams=300),
    'KETTLE': article('KETTLE', 'Kettle 1.7 l', '2000000000022', grams=900),
    'CABLE': article('CABLE', 'USB-C cable 1 m', '2000000000039'),
    'PEN': article('PEN', 'Pen blue', '2000000000046'),
    'LAMP': article('LAMP', 'Desk lamp', '2000000000053'),       # lies in two bins
    'TEA': article('TEA', 'Green tea 100 g', '2000000000060', lots=True),
    'RARE': article('RARE', 'Clock, the last three', '2000000000077'),
    'VASE': article('VASE', 'Vase'), 'BOWL': article('BOWL', 'Bowl'),     # none in stock: for counts
    'PLATE': article('PLATE', 'Plate'), 'SPOON': article('SPOON', 'Spoon'), 'FORK': article('FORK', 'Fork'),
    'SCREWS': article('SCREWS', 'Screws, loose', unit=KILOGRAM),  # by weight
}
articles['MUG'].identifiers.new(type='ean', code='2000000000084')  # a new packaging
articles['MUG'].save()

# --- people
countries = M('country.country').find([('code', '=', 'DE')]) or [saved('country.country', name='Germany', code='DE')]


def party(name, code, street, zip_, city):
    person = saved('party.party', name=name, code=code)
    address, = person.addresses
    address.street, address.postal_code, address.city, address.country = street, zip_, city, countries[0]
    person.save()
    return person


party('Anna Schmidt', 'CUS1', 'Lindenallee 12', '10115', 'Berlin')
party('Bernd Weber', 'CUS2', 'Am Markt 3', '50667', 'Köln')
supplier = party('Ceramics Wholesale', 'SUP1', 'Tongasse 1', '56203', 'Höhr')
party('Tea Import', 'SUP2', 'Laborweg 7', '60311', 'Frankfurt')
saved('carrier', party=party('Parcel Service', 'CAR1', 'Depotweg 1', '36251', 'Bad Hersfeld'),
      carrier_product=article('SHIPPING', 'Shipping', kind='service'))
saved('stock.package.type', name='Box')


def user(login, *groups):
    employee = saved('company.employee', party=saved('party.party', name=login.title()), company=company)
    account = M('res.user')(name=login.title(), login=login, password=PASSWORD)
    account.companies.append(M('company.company')(company.id))
    account.company = company
    account.employees.append(M('company.employee')(employee.id))
    account.employee = employee
    for group in groups:
        account.groups.append(only('res.group', ('name', '=', group)))
    account.save()


user('packbench', 'Stock')
user('clerk', 'Stock', 'Stock Administration', 'Sales', 'Sales Administrator', 'Purchase', 'Purchase Administrator',
     'Sale Amendment', 'Party Administration', 'Product Administration')

# --- stock
lots = []
for number, days in (('T-1', 200), ('T-2', 400)):
    lots.append(M('stock.lot')(number=number, product=articles['TEA']))
    lots[-1].expiration_date = TODAY + datetime.timedelta(days=days)
    lots[-1].save()
for code, rows in {
        'A-01': [('MUG', 5000, None), ('LAMP', 2, None)],
        'A-02': [('KETTLE', 5000, None), ('CABLE', 5000, None)],
        'A-03': [('PEN', 5000, None), ('RARE', 3, None), ('SCREWS', 25.5, None)],
        'B-01': [('TEA', 2000, lots[0]), ('TEA', 2000, lots[1])],
        'B-02': [('LAMP', 5000, None)]}.items():
    inventory = M('stock.inventory')(location=bins[code], date=TODAY)
    for name, quantity, lot in rows:
        line = inventory.lines.new(product=articles[name])
        line.quantity, line.expected_quantity = float(quantity), 0.0
        if lot:
            line.lot = lot
    inventory.save()
    inventory.click('confirm')
