"""Word files for tuning, as raw WordprocessingML. Usage: word.py FOLDER (with tests/resumes on PYTHONPATH)"""
import sys
from word import bullets, package, para, run


def cell(*paragraphs, width=4500):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(*rows):
    return '<w:tbl><w:tblPr/>' + ''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows) + '</w:tbl>'


def heading(text):
    return para(run(text), 'berschrift1')


def chef():
    job = lambda title, dates, place: para(run(title, '<w:b/>')) + para(run(place, '<w:i/>')) + para(run(dates))
    return package(
        para(run('CURRICULUM VITAE', '<w:b/><w:sz w:val="36"/>'))
        + table([cell(para(run('Name', '<w:b/>')), width=2500), cell(para(run('Bartholomew Quillan')), width=6500)],
                [cell(para(run('Phone', '<w:b/>'))), cell(para(run('+353 1 555 0127')))],
                [cell(para(run('E-mail', '<w:b/>'))), cell(para(run('b.quillan@example.ie')))],
                [cell(para(run('Lives in', '<w:b/>'))), cell(para(run('Dublin, Ireland')))])
        + heading('Where I Have Cooked')
        + job('Head Chef', "Sept. '19 – to date", 'The Otter and Lantern, Dublin')
        + bullets('Run a kitchen of 14 that serves 900 covers a week', 'Cut food waste by 37 % by cooking from the whole animal', 'Earned the house its first star in the Green Plate Guide')
        + job('Sous Chef', "Mar. '15 – Aug. '19", 'Brasserie Marchetaux, Lyon')
        + bullets('Led the fish and sauce stations', 'Wrote the winter menus of 2016 to 2018')
        + job('Commis Chef', "June '12 – Feb. '15", 'Hotel Ballymarran, Cork')
        + bullets('Prepared breakfast for 120 guests a day')
        + heading('How I Learned It')
        + para(run('Diploma in Professional Cookery', '<w:b/>') + run(', Shannon Vale College of Catering, 2010 – 2012'))
        + heading('What I Bring')
        + bullets('Menu costing', 'Butchery', 'Pastry', 'Allergen control', 'Kitchen hiring')
        + heading('Licences and Certificates')
        + para(run('HACCP Level 4, Irish Board of Kitchens, 2021')) + para(run('Certified Sommelier, Cellar Guild, 2018')))


def functional():
    return package(
        para(run('Delphine Abernathy-Roux'), 'Title') + para(run('Austin, TX 78799 | (512) 555-0138 | delphine.ar@example.com | linkedin.com/in/delphine-ar-example'))
        + heading('Summary of Qualifications')
        + para(run('Operations coordinator who returns to work after raising a family, with ten years in hotels and event venues.'))
        + heading('Areas of Strength')
        + para(run('Planning: ', '<w:b/>') + run('event calendars, shift rosters, budgets, vendor contracts'))
        + para(run('People: ', '<w:b/>') + run('hiring, onboarding, conflict resolution'))
        + para(run('Software: ', '<w:b/>') + run('Excel, QuickBooks, Asana'))
        + heading('Selected Accomplishments')
        + bullets('Planned 140 weddings and conferences of up to 600 guests', 'Brought a ballroom renovation in 4 % under budget', 'Reduced overtime by 28 % with a new roster')
        + heading('Employment History')
        + para(run('Event Coordinator, Pecan Street Ballroom, Austin, TX') + '<w:r><w:tab/></w:r>' + run('2016 - 2018'), tab=True)
        + para(run('Front Office Supervisor, Hotel Marisco Azul, Galveston, TX') + '<w:r><w:tab/></w:r>' + run('2011 - 2016'), tab=True)
        + para(run('Guest Services Agent, Lone Heron Inn, Galveston, TX') + '<w:r><w:tab/></w:r>' + run('2008 - 2011'), tab=True)
        + heading('Education') + para(run('Bachelor of Arts in Hospitality Management, Brazos Bend University, 2008'))
        + heading('Community Involvement')
        + para(run('Treasurer, Barton Hills Parent Association') + '<w:r><w:tab/></w:r>' + run('2019 - 2024'), tab=True)
        + heading('Certifications') + bullets('Certified Meeting Planner, Lantern Council, 2015', 'ServSafe Manager, 2017'))


if __name__ == '__main__':
    for name, data in (('chef-title-line-word.docx', chef()), ('functional-word.docx', functional())):
        with open(f'{sys.argv[1]}/{name}', 'wb') as file:
            file.write(data)
